"""Drawings: the still pictures of figures as SVG: lines between axes, and tables of coloured cells."""

from collections.abc import Sequence
from html import escape

from autogradkit.graph.box_styles import CARD, DARK_STYLE, GREY, INK, WIRES
from autogradkit.graph.notation.columns import within_columns
from autogradkit.graph.pictures.heat import colour

from . import sentences
from .scale import Scale, finite, scale_of, tick_text

__all__ = ["HEIGHTS", "STROKES", "cells_svg", "chart_svg", "frame_svg", "legend_svg", "picture"]

# Okabe and Ito's colours, and dashes, so that no line is told by its colour alone.
STROKES = (
    (WIRES["forward"], ""),
    (WIRES["backward"], "8 4"),
    ("#009e73", "2 4"),
    ("#cc79a7", "10 3 2 3"),
    (WIRES["waiting"], "4 2"),
)
# What lies high on a loss surface: seen on a light ground and on a dark one.
HEIGHTS = "#5b7ea1"
# How far from an axis its title stands.
BESIDE = 46


def picture(width: float, height: float, alt: str, parts: Sequence[str]) -> str:
    """Return an SVG document on a card, dark where the page is."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-label="{escape(alt)}" font-family="system-ui, sans-serif" '
        f'font-size="13" fill="{INK}">{DARK_STYLE}<rect width="{width:g}" height="{height:g}" rx="8" '
        f'fill="{CARD[0]}" stroke="{CARD[1]}"/>{"".join(parts)}</svg>\n'
    )


def chart_svg(series: dict, box, titles, logarithmic=False, ends=None, names=None) -> list[str]:
    """Return lines over their numbers between two axes, in the frame `box` (x, y, width, height).

    `titles` are those of the axes, `ends` the numbers of the first and last value (0 and up unless given),
    `names` what is written at them.
    """
    longest = max((len(values) for values in series.values()), default=1)
    first, last = ends if ends and ends[1] > ends[0] else (0, max(1, longest - 1))
    everything = [v for values in series.values() for v in values]
    up = scale_of(everything, logarithmic)
    across, (x, y, width, height) = Scale(first, last), box
    # Numbers as wide as 8·10²⁹⁹ would reach the title beside them.
    wider = max(0.0, max(tick_width(tick) for tick in up.ticks()) - BESIDE + 8)
    x, width = x + wider, width - wider
    parts = frame_svg((x, y, width, height), across, up, *titles, names=names, whole=True, wider=wider)
    for place, values in enumerate(series.values()):
        stroke, dash = STROKES[place % len(STROKES)]
        pen, path = "M", ""
        for i, v in enumerate(values):
            if finite(v):
                at = x + width * i / max(1, longest - 1), y + height * (1 - up.at(v))
                path += f"{pen}{at[0]:.1f} {at[1]:.1f}"
                if not any(map(finite, values[max(0, i - 1) : i] + values[i + 1 : i + 2])):
                    parts.append(f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="4" fill="{stroke}"/>')
            pen = "L" if finite(v) else "M"
        style = f'fill="none" stroke="{stroke}" stroke-width="2.5" stroke-dasharray="{dash}"'
        parts.append(f'<path d="{path}" {style}/>')
    if everything and not any(map(finite, everything)):
        place = f'x="{x + width / 2:g}" y="{y + height / 2:g}" text-anchor="middle"'
        parts.append(f'<text {place} fill="{GREY}">{sentences.NOTHING_TO_DRAW}</text>')
    if up.logarithmic:
        words = sentences.LOGARITHMIC
        parts.append(
            f'<text x="{x + width - 6:g}" y="{y + 14:g}" text-anchor="end" fill="{GREY}">{words}</text>'
        )
    return parts


def frame_svg(
    box, across: Scale, up: Scale, below: str, beside: str, names=None, whole=False, grid=True, wider=0.0
) -> list[str]:
    """Return two axes with ticks, a grid and titles; `names` are those of whole numbers on the lower one.

    `wider` is how much more room than usual the numbers beside it take.
    """
    x, y, width, height = box
    bottom, parts = y + height, []
    for tick in across.ticks():
        if whole and (tick != int(tick) or not across.low <= tick <= across.high):
            continue
        at = round(x + width * across.at(tick), 1)
        words = names[int(tick)] if names and int(tick) < len(names) else tick_text(tick)
        if grid:
            parts.append(f'<path d="M{at:g} {y:g}V{bottom:g}" stroke="{CARD[1]}"/>')
        parts.append(f'<text x="{at:g}" y="{bottom + 17:g}" text-anchor="middle">{escape(words)}</text>')
    for tick in up.ticks():
        at = round(bottom - height * up.at(tick), 1)
        if grid:
            parts.append(f'<path d="M{x:g} {at:g}H{x + width:g}" stroke="{CARD[1]}"/>')
        parts.append(f'<text x="{x - 6:g}" y="{at + 4:g}" text-anchor="end">{tick_text(tick)}</text>')
    middle = y + height / 2
    axes = f'd="M{x:g} {y:g}V{bottom:g}H{x + width:g}" fill="none" stroke="{WIRES["waiting"]}"'
    parts.append(f'<path {axes} stroke-width="1.5"/>')
    parts.append(
        f'<text x="{x + width / 2:g}" y="{bottom + 36:g}" text-anchor="middle">{escape(below)}</text>'
    )
    at = x - BESIDE - wider
    turned = f'transform="rotate(-90 {at:g} {middle:g})"'
    parts.append(f'<text x="{at:g}" y="{middle:g}" text-anchor="middle" {turned}>{escape(beside)}</text>')
    return parts


def tick_width(tick: float) -> float:
    """Return about how wide the number at a tick is: what is raised is narrower."""
    return sum(5.5 if letter in "⁻⁰¹²³⁴⁵⁶⁷⁸⁹·" else 8.3 for letter in tick_text(tick))


def legend_svg(names: Sequence[str], x: float, y: float, room: float = 290) -> list[str]:
    """Return which line is which, one below the other, in `room` units of width."""
    parts = []
    for place, name in enumerate(names):
        stroke, dash = STROKES[place % len(STROKES)]
        at, words = y + 20 * place, within_columns(name, int((room - 44) / 7.8))
        parts.append(
            f'<path d="M{x:g} {at - 4:g}h36" stroke="{stroke}" stroke-width="2.5" stroke-dasharray="{dash}"/>'
        )
        parts.append(f'<text x="{x + 44:g}" y="{at:g}">{escape(words)}</text>')
    return parts


def cells_svg(cells, most: float, box, title: str = "") -> list[str]:
    """Return a table of numbers as coloured cells that fill `box`."""
    x, y, width, height = box
    side = min(width / max(1, len(cells[0])), height / max(1, len(cells)))
    parts = [f'<text x="{x:g}" y="{y - 6:g}">{escape(title)}</text>'] if title else []
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            parts.append(
                f'<rect x="{x + c * side:.1f}" y="{y + r * side:.1f}" width="{side:.1f}" height="{side:.1f}" '
                f'fill="{colour(cell, most)}" stroke="#5b6570" stroke-width="0.3"/>'
            )
    return parts
