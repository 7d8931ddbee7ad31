"""The heat map: the colour of each cell of an array, purple below zero and green above."""

from autogradkit.graph.notation.numbers import spread

__all__ = ["HEAT", "colour", "heat_rectangles"]

# ColorBrewer's PRGn, which colour-blind readers can tell apart; blue and orange mean forward and backward.
HEAT = ("#762a83", "#9970ab", "#c2a5cf", "#e7d4e8", "#f7f7f7", "#d9f0d3", "#a6dba0", "#5aae61", "#1b7837")


def colour(cell, most) -> str:
    """Return the colour of `cell` where `most` is the largest magnitude; grey for NaN and infinities.

    >>> colour(0, 5), colour(-5, 5), colour("nan", 5)
    ('#f7f7f7', '#762a83', '#8a8a8a')
    """
    if isinstance(cell, str):
        return "#8a8a8a"
    if not most or isinstance(most, str):
        return HEAT[4]
    # Half away from the middle, as Math.round does for the browser's copy of this function.
    return HEAT[int(4 * max(-1.0, min(1.0, cell / most)) + 4.5)]


def heat_rectangles(shown: dict | None, box, rows: int = 6, columns: int = 8):
    """Yield (x, y, side, colour) for at most `rows` by `columns` cells of a shown array, filling `box`."""
    cells = (shown or {}).get("cells")
    if not cells or not cells[0]:
        return
    left, top, width, height = box
    taken = [[row[c] for c in spread(len(row), min(columns, len(row)))] for row in cells]
    taken = [taken[r] for r in spread(len(taken), min(rows, len(taken)))]
    side = round(min(width / len(taken[0]), height / len(taken), 12), 2)
    top += (height - side * len(taken)) / 2
    for r, row in enumerate(taken):
        for c, cell in enumerate(row):
            yield round(left + c * side, 2), round(top + r * side, 2), side, colour(cell, shown["most"])
