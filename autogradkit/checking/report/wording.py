"""How a report writes the names of gradients and the numbers in arrays."""

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences.report import LARGE_ARRAY

__all__ = ["ROUNDING", "digits_that_tell", "gradient_name", "numbers"]

MOST_DIGITS = 17  # tell any two floats apart
ROUNDING = 1e-12  # of the largest entry wanted: no more than this lies between two ways to compute the same


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
    """Return how many digits show that two arrays of one shape differ by more than rounding.

    >>> import numpy as np
    >>> [digits_that_tell(np.array(got), np.array(1.0), 4) for got in (2.0, 1.00005, 1 + 1e-15)]
    [4, 6, 4]
    """
    pairs = [(float(g), float(w)) for g, w in zip(got.flat, want.flat, strict=True)]
    largest = max((abs(w) for _, w in pairs if abs(w) < float("inf")), default=0.0)
    if all(abs(g - w) <= ROUNDING * largest for g, w in pairs):
        return least
    for digits in range(least, MOST_DIGITS):
        if any(f"{g:.{digits}g}" != f"{w:.{digits}g}" for g, w in pairs):
            return digits if digits == least else digits + 1  # one more, so that it isn't rounded away
    return MOST_DIGITS
