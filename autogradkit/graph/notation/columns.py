"""Columns: rows of cells as text, as wide as their longest cell."""

import unicodedata
from collections.abc import Sequence

__all__ = ["columns_of", "in_columns", "within_columns"]


def columns_of(text: str) -> int:
    """Return how many columns a text takes: the characters of Chinese, Japanese and Korean are two wide.

    >>> columns_of("loss"), columns_of("损失"), columns_of("e\u0301")
    (4, 4, 1)
    """
    plain = (character for character in text if not unicodedata.combining(character))
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in plain)


def within_columns(text: str, most: int) -> str:
    """Return a text that takes at most so many columns, by its beginning if it is longer.

    >>> within_columns("weight", 6), within_columns("weight", 4), within_columns("学习率", 4)
    ('weight', 'wei…', '学…')
    """
    if columns_of(text) <= most:
        return text
    while columns_of(text) > most - 1:
        text = text[:-1]
    return text + "…"


def in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells one below the other, two blanks between columns.

    >>> print(in_columns([["x", "2"], ["loss", "13"]]))
    x     2
    loss  13
    """
    widths = [max(map(columns_of, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - columns_of(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )
