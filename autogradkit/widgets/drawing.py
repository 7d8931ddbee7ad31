"""Drawings: the still pictures of figures as SVG: lines in a frame, bars, and tables of coloured cells."""

from collections.abc import Sequence
from html import escape
from math import isfinite, log10

from autogradkit.graph.pictures.heat import colour

__all__ = ["cells_svg", "lines_svg", "picture"]

# Okabe and Ito's colours, and dashes, so that no line is told by its colour alone.
STROKES = (
    ("#0072b2", ""),
    ("#d55e00", "8 4"),
    ("#009e73", "2 4"),
    ("#cc79a7", "10 3 2 3"),
    ("#56b4e9", "4 2"),
)
INK = "#1f2933"


def picture(width: float, height: float, alt: str, parts: Sequence[str]) -> str:
    """Return an SVG document on a white card."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-label="{escape(alt)}" font-family="system-ui, sans-serif" '
        f'font-size="13" fill="{INK}"><rect width="{width:g}" height="{height:g}" rx="8" fill="#ffffff" '
        f'stroke="#cbd2d9"/>{"".join(parts)}</svg>\n'
    )


def lines_svg(series: dict[str, Sequence[float]], box, logarithmic: bool = False) -> list[str]:
    """Return lines over their numbers 0, 1, 2 … in the frame `box` (x, y, width, height), with a legend."""
    x, y, width, height = box
    known = {name: [v for v in values if finite(v)] for name, values in series.items()}
    positive = [v for values in known.values() for v in values if v > 0]
    # What goes below 0 has no logarithm, and 0 stands beside the smallest that has one.
    logarithmic = (
        logarithmic and bool(positive) and all(min(values, default=0) >= 0 for values in known.values())
    )
    scaled = {
        name: [log10(max(v, min(positive))) if logarithmic else v for v in values]
        for name, values in known.items()
    }
    everything = [v for values in scaled.values() for v in values] or [0.0]
    low, high = min(everything), max(everything)
    longest = max((len(values) for values in scaled.values()), default=1)
    shown = [f"{10**v if logarithmic else v:.3g}" for v in (low, high)]
    parts = [
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="none" stroke="#8794a1"/>',
        f'<text x="{x - 6:g}" y="{y + 11:g}" text-anchor="end">{shown[1]}</text>',
        f'<text x="{x - 6:g}" y="{y + height:g}" text-anchor="end">{shown[0]}</text>',
    ]
    for place, (name, values) in enumerate(scaled.items()):
        stroke, dash = STROKES[place % len(STROKES)]
        across, up = width / max(1, longest - 1), height / ((high - low) or 1)
        points = " ".join(
            f"{x + across * i:.1f},{y + height - up * (v - low):.1f}" for i, v in enumerate(values)
        )
        style = f'fill="none" stroke="{stroke}" stroke-width="2.5" stroke-dasharray="{dash}"'
        below = y + height + 22 + 18 * place
        parts.append(f'<polyline points="{points}" {style}/>')
        parts.append(f'<path d="M{x:g} {below - 4:g}h36" {style}/>')
        parts.append(f'<text x="{x + 44:g}" y="{below:g}">{escape(name)}</text>')
    return parts


def finite(v) -> bool:
    """Return whether `v` can be drawn: NaN and infinities have become text."""
    return not isinstance(v, str) and isfinite(v)


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
