"""How a report writes the names of gradients and the numbers in arrays."""

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences.report import LARGE_ARRAY

__all__ = ["digits_that_tell", "gradient_name", "numbers"]

MOST_DIGITS = 17  # tell any two floats apart


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


def digits_that_tell(got, want, least):
    """Return how many digits show that two arrays of one shape are not the same, but at least so many.

    >>> import numpy as np
    >>> [digits_that_tell(np.array(got), np.array(1.0), 4) for got in (2.0, 1.00005, 1.0)]
    [4, 6, 4]
    """
    pairs = [(float(g), float(w)) for g, w in zip(got.flat, want.flat, strict=True)]
    for digits in range(least, MOST_DIGITS + 1):
        if any(f"{g:.{digits}g}" != f"{w:.{digits}g}" for g, w in pairs):
            return digits if digits == least else min(digits + 1, MOST_DIGITS)  # one more: not rounded away
    return least
