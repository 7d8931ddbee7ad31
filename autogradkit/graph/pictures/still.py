"""The still: one frame of a film as an SVG picture that needs no script, for wherever widgets can't run.

Presentation attributes instead of a style sheet, on a card of its own, so that it reads the same on light
and dark pages and survives the sanitisers of notebook viewers.
"""

from html import escape

from autogradkit.graph.film.film import Film

from .heat import heat_rectangles

__all__ = ["still"]

BLUE, ORANGE, GREY, INK = "#00568a", "#a84a00", "#5b6673", "#1f2933"
FILLS = {"leaf": ("#fff6dc", "#8a6d1a"), "op": ("#eef3f8", "#66788a"), "constant": ("#eceff1", "#78858f")}
SANS, MONO = "system-ui, sans-serif", "ui-monospace, Menlo, Consolas, monospace"
CAPTION = 34


def still(film: Film, k: int = -1) -> str:
    """Return frame `k` of `film` as an SVG document; the last frame unless told otherwise."""
    data, k = film.data, film.clamp(k)
    frame, state = data["frames"][k], film.state(k)
    width, height = data["size"]
    width, height = max(width, 8.2 * len(frame["sentence"]) * 0.92 + 32), height + CAPTION
    shift = (width - data["size"][0]) / 2
    # A wide picture is seen through a window from its left end, and so must its sentence be.
    middle, anchor = (width / 2, "middle") if width <= 1100 else (16, "start")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-label="{escape(data["alt"])}">',
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="#ffffff" stroke="#cbd2d9"/>',
        f'<g transform="translate({shift:g} 0)">',
        *(edge_svg(edge, frame, state) for edge in data["edges"]),
        *(box_svg(box, data["nodes"][box["node"]], frame, state) for box in data["boxes"]),
        "</g>",
        text(frame["sentence"], middle, height - 13, INK, 15, font=SANS, anchor=anchor),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def text(words, x, y, fill, size=13, *, weight=400, font=MONO, anchor="start", style="normal") -> str:
    """Return a line of text as SVG."""
    return (
        f'<text x="{x:g}" y="{y:g}" fill="{fill}" font-family="{font}" font-size="{size:g}" '
        f'font-weight="{weight}" font-style="{style}" text-anchor="{anchor}">{escape(str(words))}</text>'
    )


def edge_svg(edge: dict, frame: dict, state: dict) -> str:
    """Return one use of a value: an arrow, turned round once its contribution has been carried back."""
    contribution = state["contributions"][edge["id"]]
    lit = edge["id"] in frame.get("edges", ())
    filled = state["values"][edge["target"]] is not None
    colour = "#d55e00" if contribution else "#0072b2" if filled else "#8794a1"
    (x, y), turn = (edge["start"], 1) if contribution and state["sign"] == "∂" else (edge["end"], -1)
    parts = [
        f'<path d="{edge["path"]}" fill="none" stroke="{colour}" stroke-width="{4 if lit else 1.5}"/>',
        f'<path d="M{x:g} {y:g}l{9 * turn} -4.5v9z" fill="{colour}"/>',
    ]
    if contribution and "cells" not in contribution:
        x, y = edge["end"][0] - 12, edge["end"][1] - 5
        label = text(f"{state['sign']} {contribution['text']}", x, y, ORANGE, 12, weight=600, anchor="end")
        halo = label.replace("<text ", '<text stroke="#ffffff" stroke-width="4" stroke-linejoin="round" ', 1)
        parts += [halo, label]
    return "".join(parts)


def box_svg(box: dict, node: dict, frame: dict, state: dict) -> str:
    """Return one value: its op or name, the value below, the gradient last."""
    fill, stroke = FILLS[node["kind"]]
    lit = node["id"] in frame.get("lit", ())
    back = frame["chapter"] == "backward"
    dash = ' stroke-dasharray="5 3"' if node["kind"] == "constant" and not lit else ""
    line = (
        f'stroke="{"#d55e00" if back else "#0072b2"}" stroke-width="3.5"'
        if lit
        else f'stroke="{stroke}" stroke-width="1.5"'
    )
    w, h, array = box["w"], box["h"], bool(node["shape"])
    parts = [
        f'<g transform="translate({box["x"]:g} {box["y"]:g})">',
        f'<rect width="{w:g}" height="{h:g}" rx="{12 if node["kind"] == "op" else 2}" fill="{fill}" '
        f"{line}{dash}/>",
    ]
    if box["copy"]:
        parts.append(
            f'<path d="M4 {h + 3:g}h{w:g}v{-h:g}" fill="none" stroke="{stroke}" stroke-width="1.5"/>'
        )
    corner = "{}/{}".format(*box["copy"]) if box["copy"] else node["subtitle"]
    parts.append(text(node["title"], 10, 19, INK, 14, weight=700))
    if corner:
        parts.append(text(corner, w - 9, 19, "#52606d", 11, anchor="end"))
    value, gradient = state["values"][node["id"]], state["gradients"][node["id"]]
    if not array and node["kind"] == "constant":
        return "".join([*parts, "</g>"])
    said = (value["text"], BLUE, 600, "normal") if value else ("not yet", GREY, 400, "italic")
    parts.append(text(said[0], 10, h - 11 if array else 38, said[1], 13, weight=said[2], style=said[3]))
    if gradient:
        said = (f"{state['sign']} {gradient['text']}", ORANGE, 600, "normal")
    else:
        said = (f"{state['sign']} not yet" if node["differentiable"] else "constant", GREY, 400, "italic")
    x, y = (w / 2 + 3, h - 11) if array else (10, 56)
    parts.append(text(said[0], x, y, said[1], 13, weight=said[2], style=said[3]))
    if array:
        for shown, left in ((value, 10), (gradient, w / 2 + 3)):
            for x, y, side, colour in heat_rectangles(shown, (left, 27, w / 2 - 16, h - 54)):
                parts.append(
                    f'<rect x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" fill="{colour}" '
                    'stroke="#5b6570" stroke-width="0.3"/>'
                )
    return "".join([*parts, "</g>"])
