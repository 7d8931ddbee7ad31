"""Columns: rows of cells as text, as wide as their longest cell."""

from collections.abc import Sequence

__all__ = ["in_columns"]


def in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells one below the other, two blanks between columns.

    >>> print(in_columns([["x", "2"], ["loss", "13"]]))
    x     2
    loss  13
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
