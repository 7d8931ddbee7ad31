"""The still: one frame of a film as an SVG picture that needs no script, for wherever widgets can't run.

Presentation attributes, on a card of its own, so that it survives the sanitisers of notebook viewers; a style
sheet only makes it dark on a dark page.
"""

from html import escape

from autogradkit.graph.box_styles import (
    BLUE,
    CARD,
    CORNER_INK,
    DARK_STYLE,
    FILLS,
    GREY,
    HEAT_LINE,
    INK,
    MARKS,
    ORANGE,
    WIRES,
)
from autogradkit.graph.film.film import Film
from autogradkit.graph.film.sentences import arrivals

from .heat import heat_rectangles

__all__ = ["still"]

SANS, MONO = "system-ui, sans-serif", "ui-monospace, Menlo, Consolas, monospace"
CAPTION = 34
SMALL = 12.5


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
        DARK_STYLE,
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{CARD[0]}" stroke="{CARD[1]}"/>',
        f'<g transform="translate({shift:g} 0)">',
        *(edge_svg(edge, frame, state) for edge in data["edges"]),
        *(box_svg(box, data["nodes"][box["node"]], frame, state) for box in data["boxes"]),
        "</g>",
        text(frame["sentence"], middle, height - 13, INK, 15, font=SANS, anchor=anchor),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def text(words, x, y, fill, size=14, *, weight=400, font=MONO, anchor="start", style="normal") -> str:
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
    colour = WIRES["backward" if contribution else "forward" if filled else "waiting"]
    (x, y), turn = (edge["start"], 1) if contribution and state["sign"] == "∂" else (edge["end"], -1)
    head = f"l{MARKS.head * turn:g} {-MARKS.head_half:g}v{2 * MARKS.head_half:g}z"
    parts = [
        f'<path d="{edge["path"]}" fill="none" stroke="{colour}" stroke-width="{4 if lit else 1.5}"/>',
        f'<path d="M{x:g} {y:g}{head}" fill="{colour}"/>',
    ]
    if contribution and "cells" not in contribution:
        x, y = edge["end"][0] - MARKS.label_x, edge["end"][1] - MARKS.label_y
        label = text(f"{state['sign']} {contribution['text']}", x, y, ORANGE, 13, weight=600, anchor="end")
        halo = label.replace(
            "<text ", f'<text stroke="{CARD[0]}" stroke-width="4" stroke-linejoin="round" ', 1
        )
        parts += [halo, label]
    return "".join(parts)


def box_svg(box: dict, node: dict, frame: dict, state: dict) -> str:
    """Return one value: its op or name, the value below, the gradient last."""
    fill, stroke = FILLS[node["kind"]]
    lit = node["id"] in frame.get("lit", ())
    dash = ' stroke-dasharray="5 3"' if node["kind"] == "constant" and not lit else ""
    line = (
        f'stroke="{WIRES["backward" if frame["chapter"] == "backward" else "forward"]}" stroke-width="3.5"'
        if lit
        else f'stroke="{stroke}" stroke-width="1.5"'
    )
    w, h, array = box["w"], box["h"], bool(node["shape"])
    rounding = MARKS.round_op if node["kind"] == "op" else MARKS.round_given
    parts = [
        f'<g transform="translate({box["x"]:g} {box["y"]:g})">',
        f'<rect width="{w:g}" height="{h:g}" rx="{rounding:g}" fill="{fill}" {line}{dash}/>',
    ]
    if box["copy"]:
        behind = f"M{MARKS.chip_x:g} {h + MARKS.chip_y:g}h{w:g}v{-h:g}"
        parts.append(f'<path d="{behind}" fill="none" stroke="{stroke}" stroke-width="1.5"/>')
    corner = "{}/{}".format(*box["copy"]) if box["copy"] else node["subtitle"]
    parts.append(text(node["title"], MARKS.left, MARKS.title, INK, 14, weight=700))
    if corner:
        parts.append(text(corner, w - MARKS.corner, MARKS.title, CORNER_INK, SMALL, anchor="end"))
    if array or node["kind"] != "constant":
        parts += numbers_svg(box, node, state)
    return "".join([*parts, "</g>"])


def numbers_svg(box: dict, node: dict, state: dict) -> list[str]:
    """Return the value and the gradient in a box, of an array each with its heat map."""
    w, h, array = box["w"], box["h"], bool(node["shape"])
    value, gradient = state["values"][node["id"]], state["gradients"][node["id"]]
    known, pending = {"weight": 600}, {"weight": 400, "style": "italic", "size": SMALL}
    line = MARKS.sum if node["arrivals"] > 1 else 0
    y = h - MARKS.bottom - line if array else MARKS.value
    if value:
        parts = [text(value["text"], MARKS.left, y, BLUE, **known)]
    else:
        parts = [text(MARKS.not_yet, MARKS.left, y, GREY, **pending)]
    x, y = (w / 2 + MARKS.half, y) if array else (MARKS.left, MARKS.gradient)
    if gradient:
        parts.append(text(f"{state['sign']} {gradient['text']}", x, y, ORANGE, **known))
    else:
        waiting = f"{state['sign']} {MARKS.not_yet}" if node["differentiable"] else MARKS.constant
        parts.append(text(waiting, x, y, GREY, **pending))
    words = arrivals(state["arrived"][node["id"]], node["arrivals"])
    if words and array:
        parts.append(text(words, w - MARKS.corner, h - MARKS.bottom, ORANGE, SMALL, anchor="end"))
    elif words:
        parts.append(text(words, MARKS.left, MARKS.gradient + MARKS.sum, ORANGE, SMALL))
    if array:
        size = w / 2 - MARKS.heat_width, h - MARKS.heat_height - line
        for shown, left in ((value, MARKS.left), (gradient, x)):
            for x, y, side, colour in heat_rectangles(shown, (left, MARKS.heat_top, *size)):
                parts.append(
                    f'<rect x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" fill="{colour}" '
                    f'stroke="{HEAT_LINE}" stroke-width="0.3"/>'
                )
    return parts
