"""A loss surface over two parameters as smooth contours: areas, lines at round losses, and the lowest point.

The contours are contourpy's, which draws matplotlib's, too; they are paths in a square of 1,000 units, so
that the browser and the still picture draw the same.
"""

import inspect
from itertools import pairwise

import contourpy
import numpy as np

from autogradkit.core import Tensor
from autogradkit.errors import DataError
from autogradkit.graph.notation.numbers import rounded_number

from . import sentences
from .scale import tick_text

__all__ = ["SIDE", "area_above", "surface"]

SIDE = 1000
# How far to each side of the lowest point its mark, and its name above, reach.
MARK = (120, 60)
GRID = 81
MOST_LEVELS = 12
ZOOMS = 12


def surface(f, low, high) -> dict:
    """Return the contours of `f` between two corners, the names of its axes, and its lowest point there."""
    heights = heights_over(f, low, high, GRID)
    known = heights[np.isfinite(heights)]
    if not known.size:
        raise DataError(sentences.NO_SURFACE.format(low=low, high=high))
    x, y, lowest = lowest_point(f, low, high, heights)
    mark = (SIDE * (x - low[0]) / (high[0] - low[0]), SIDE * (high[1] - y) / (high[1] - low[1]))
    across = np.linspace(0, SIDE, GRID)
    drawer = contourpy.contour_generator(across, across[::-1], np.ma.masked_invalid(heights))
    return {
        "low": [rounded_number(v) for v in low],
        "high": [rounded_number(v) for v in high],
        "names": names_of(f),
        "minimum": [rounded_number(x), rounded_number(y), rounded_number(lowest)],
        "levels": [
            {"text": tick_text(level), "area": area, "line": line, "label": label_beside(label, mark)}
            for level in levels_between(lowest, float(known.max()))
            for area, line, label in [contour(drawer, level)]
            if line
        ],
    }


def heights_over(f, low, high, count: int) -> np.ndarray:
    """Return the losses on a grid, the uppermost row first."""
    across, up = np.linspace(low[0], high[0], count), np.linspace(high[1], low[1], count)
    x, y = (Tensor(v, requires_grad=False) for v in np.meshgrid(across, up))
    with np.errstate(all="ignore"):
        return np.array(f(x, y).data, dtype=float) * np.ones((count, count))


def lowest_point(f, low, high, heights: np.ndarray) -> tuple[float, float, float]:
    """Return where `f` is lowest between the corners, and how low: finer and finer grids around the best."""
    low, high = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
    left, right = low, high
    for _ in range(ZOOMS):
        count = len(heights)
        row, column = np.unravel_index(
            np.nanargmin(np.where(np.isfinite(heights), heights, np.inf)), heights.shape
        )
        step = (right - left) / (count - 1)
        best = np.array([left[0] + column * step[0], right[1] - row * step[1]])
        lowest = float(heights[row, column])
        left, right = np.maximum(low, best - 2 * step), np.minimum(high, best + 2 * step)
        heights = heights_over(f, left, right, 17)
    return float(best[0]), float(best[1]), lowest


def levels_between(lowest: float, highest: float) -> list[float]:
    """Return round losses between the lowest and the highest, closer together near the lowest.

    >>> levels_between(0.0, 30.0)
    [0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0]
    """
    height = highest - lowest
    if not height > 0:
        return []
    top = int(np.ceil(np.log10(height)))
    above = [float(f"{factor}e{power}") for power in range(top - 4, top + 1) for factor in (1, 2, 5)]
    # Losses are read from 0, where the lowest is near enough to it.
    base = 0.0 if abs(lowest) < 0.02 * height else lowest
    levels = [float(f"{base + each:.4g}") for each in above if lowest < base + each < highest]
    return levels[-min(MOST_LEVELS, 10) :]


def contour(drawer, level: float) -> tuple[str, str, list[float]]:
    """Return what lies above a level as a path, its border as another, and where it is written."""
    lines = drawer.lines(level)
    longest = max(lines, key=len, default=np.zeros((0, 2)))
    return area_above(drawer, level), "".join(path(line) for line in lines), label_place(longest)


def area_above(drawer, level: float) -> str:
    """Return what lies above a level as the `d` of an SVG path."""
    rings = []
    for points, starts in zip(*drawer.filled(level, np.inf), strict=True):
        rings += [points[start:stop] for start, stop in pairwise(starts)]
    return "".join(path(ring, closed=True) for ring in rings)


def label_place(line: np.ndarray) -> list[float]:
    """Return the lowest point of a line that is not at the border; nothing if there is none."""
    inside = line[np.all((line > 0.06 * SIDE) & (line < 0.94 * SIDE), axis=1)]
    if not len(inside):
        return []
    return [round(float(v)) for v in inside[inside[:, 1].argmax()]]


def label_beside(label: list[float], mark: tuple[float, float]) -> list[float]:
    """Return the place of a label, nothing if it would lie on the mark of the minimum or on its name."""
    near = label and abs(label[0] - mark[0]) < MARK[0] and abs(label[1] - mark[1]) < MARK[1]
    return [] if near else label


def path(points: np.ndarray, closed: bool = False) -> str:
    """Return points as the `d` of an SVG path, in whole units."""
    whole = np.rint(points).astype(int)
    kept = whole[np.r_[True, np.any(np.diff(whole, axis=0) != 0, axis=1)]]
    return "M" + "L".join(f"{x} {y}" for x, y in kept.tolist()) + ("Z" if closed else "")


def names_of(f) -> list[str]:
    """Return what `f` calls its two parameters."""
    try:
        names = list(inspect.signature(f).parameters)
    except (TypeError, ValueError):
        names = []
    return names if len(names) == 2 else ["x", "y"]
