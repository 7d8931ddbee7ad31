"""Numbers as a film shows them: four significant digits, and arrays as a small table for a heat map.

Rounded, so that a notebook's stored output does not depend on the BLAS of the machine it ran on.
"""

import numpy as np

__all__ = ["excerpt", "number_text", "rounded_number", "shape_text"]


def number_text(value) -> str:
    """Return `value` with four significant digits.

    >>> number_text(2.0), number_text(-1 / 3), number_text(1e-9), number_text(-0.0)
    ('2', '-0.3333', '1e-09', '0')
    """
    return f"{float(value) + 0.0:.4g}"


def rounded_number(value) -> float | str:
    """Return `value` with four significant digits as JSON can say it: NaN and infinities become text.

    >>> rounded_number(2 / 3), rounded_number(5.0), rounded_number(float("inf"))
    (0.6667, 5, 'inf')
    """
    text = number_text(value)
    if not np.isfinite(value):
        return text
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape as Python writes it, `(3, 4)`."""
    return str(tuple(int(n) for n in shape))


def excerpt(array, cells: int = 144) -> dict:
    """Return what is shown of `array`: its text and, if it has axes, at most `cells` cells of it.

    Leading axes are laid one under the other. `most` is the largest magnitude of the whole array, on which
    the colours are scaled; `note` says what was left out.

    >>> excerpt(2.5)
    {'text': '2.5'}
    >>> excerpt(np.array([[1.0, -2.0]]))
    {'text': '(1, 2)', 'cells': [[1, -2]], 'most': 2}
    """
    array = np.asarray(array)
    if array.ndim == 0:
        return {"text": number_text(array)}
    table = array.reshape(-1, array.shape[-1]) if array.size else array.reshape(0, 0)
    rows, columns = table.shape
    most_columns = min(columns, max(1, int((2 * cells) ** 0.5)))
    most_rows = min(rows, max(1, cells // max(1, most_columns)))
    taken = table[np.ix_(spread(rows, most_rows), spread(columns, most_columns))]
    finite = np.abs(array[np.isfinite(array)])
    picture = {
        "text": shape_text(array.shape),
        "cells": [[rounded_number(cell) for cell in row] for row in taken.astype(float)],
        "most": rounded_number(finite.max()) if finite.size else 0,
    }
    if taken.size < array.size:
        picture["note"] = f"{most_rows} of {rows} rows, {most_columns} of {columns} columns"
    return picture


def spread(length: int, most: int) -> list[int]:
    """Return `most` indices spread evenly over `length`."""
    return [i * length // most for i in range(most)] if most else []
