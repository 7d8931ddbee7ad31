"""The page: a film as HTML that plays with no kernel and no network."""

import base64
import json
from html import escape

from autogradkit.graph import Film, still

from ._base import bundle, stylesheet

__all__ = ["PLAYER", "frame_html", "image_html", "page_html"]

PLAYER = (
    "timeline.js",
    "geometry.js",
    "layout.js",
    "plan.js",
    "picture.js",
    "elements.js",
    "panels.js",
    "controls.js",
    "overview.js",
    "strips.js",
    "window.js",
    "graph_player.js",
)
# Nothing may be fetched, whatever a name in the film contains.
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def page_html(film: Film, k: int = 0) -> str:
    """Return a whole page that plays `film`, opened at frame `k`."""
    script = bundle(*PLAYER, "standalone.js")
    # Inside a script element only `</` and `<!--` could end or change it.
    data = json.dumps(film.data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    title = escape(film.data["alt"])
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{stylesheet('graph_player.css')}</style></head>"
        '<body style="margin:0;color-scheme:light"><main id="agk-film"></main>'
        f'<script type="application/json" id="agk-data">{data}</script>'
        f'<script type="module">{script}'
        'mount(document.getElementById("agk-film"), '
        f'JSON.parse(document.getElementById("agk-data").textContent), {int(k)});</script></body></html>'
    )


def image_html(film: Film, k: int = -1) -> str:
    """Return frame `k` as an `<img>`, the one form of SVG that every notebook viewer leaves alone."""
    picture = base64.b64encode(still(film, k).encode()).decode()
    width = film.data["size"][0]
    # A wide graph squeezed into a page can't be read: it gets a scroll bar instead.
    wide = width > 1100
    size = f"width:{0.8 * width:.0f}px;max-width:none" if wide else "max-width:100%"
    image = f'<img src="data:image/svg+xml;base64,{picture}" alt="{escape(film.data["alt"])}" style="{size}">'
    return f'<div style="overflow-x:auto">{image}</div>' if wide else image


def frame_html(film: Film, k: int = 0) -> str:
    """Return the page inside an `<iframe>`, with the last frame as picture where frames are removed."""
    arrays = any(node["shape"] for node in film.data["nodes"])
    width, height = film.data["size"]
    # As the player opens in a page of about this width.
    scale = max(0.85, min(1.25, 900 / width))
    height = round(max(180, min(480, height * scale + 8))) + (200 if arrays else 170)
    height += 40 * bool(film.data["scopes"]) + 95 * bool(film.data["memory"])
    return (
        f'<iframe srcdoc="{escape(page_html(film, k))}" title="{escape(film.data["alt"])}" '
        f'sandbox="allow-scripts" style="width:100%;height:{height:g}px;border:0">'
        f"{image_html(film, k or -1)}</iframe>"
    )
