"""How a report writes the names of gradients and the numbers in arrays."""

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences.report import LARGE_ARRAY

__all__ = ["gradient_name", "numbers"]


def gradient_name(name):
    """Return what the gradient to an input is called.

    >>> gradient_name("x")
    'dx'
    """
    return f"d{name}"


def numbers(array, limit=16):
    """Return an array as short text: four significant digits, one line.

    >>> import numpy as np
    >>> numbers(np.array([[1.0, 2.5], [0.333333, -4.0]]))
    '[[1 2.5] [0.3333 -4]]'
    """
    if array.ndim == 0 and array.dtype.kind == "c":
        return f"{complex(array):.4g}"
    if array.ndim == 0:
        return f"{float(array) + 0.0:.4g}"
    if array.size > limit:
        return fill(LARGE_ARRAY, {"shape": array.shape})
    return "[" + " ".join(numbers(row, limit) for row in array) + "]"
