"""The film as a page, and as a picture: what is shown of it where no widget can live."""

from autogradkit.graph import Film, still

from .page import frame_html, image_html, page_html

__all__ = ["film_frame", "film_image", "film_page"]

SCRIPT = "graph_player.js"
STYLES = ("graph_player.css",)


def film_page(film: Film, k: int = 0) -> str:
    """Return a whole page that plays `film`, opened at frame `k`."""
    values = {"film": film.data, "frame": int(k), "playing": False, "speed": 1, "page": True}
    return page_html(film.data["alt"], SCRIPT, STYLES, values)


def film_image(film: Film, k: int = -1) -> str:
    """Return frame `k` as a picture; a wide one gets a scroll bar, for squeezed it can't be read."""
    width = film.data["size"][0]
    wide = width > 1100
    size = f"width:{0.8 * width:.0f}px;max-width:none" if wide else "max-width:100%"
    picture = image_html(still(film, k), film.data["alt"], size)
    return f'<div style="overflow-x:auto">{picture}</div>' if wide else picture


def film_frame(film: Film, k: int = 0) -> str:
    """Return the page inside a frame that is as high as the player in it."""
    arrays = any(node["shape"] for node in film.data["nodes"])
    width, height = film.data["size"]
    # As the player opens in a page of about this width. On a narrower one the controls need a second row, and
    # the legend stands below the memory curve: the graph gives way to them, down to 180 pixels.
    scale = max(0.96, min(1.25, 900 / width))
    stage = max(280 if film.data["memory"] else 180, min(480, height * scale + 8))
    height = round(stage) + (200 if arrays else 170)
    height += 40 * bool(film.data["scopes"]) + 95 * bool(film.data["memory"])
    return frame_html(film_page(film, k), film.data["alt"], height, film_image(film, k or -1))
