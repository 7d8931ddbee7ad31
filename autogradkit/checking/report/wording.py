"""How a report writes the names of gradients and the numbers in arrays."""

import numpy as np

from autogradkit.checking.quotations import one_line
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences.report import LARGE_ARRAY

__all__ = [
    "DIGITS",
    "MOST_ENTRIES",
    "ROUNDING",
    "digits_that_tell",
    "gradient_name",
    "is_measured",
    "numbers",
    "value_text",
    "writes_out",
]

DIGITS = 4  # of a number in an array, unless two arrays differ in later ones only
MOST_ENTRIES = 16  # of an array that is written out
OF_A_FLOAT = 7  # digits of a number that is no array: 1234567 can still be read
MOST_DIGITS = 17  # tell any two floats apart
ROUNDING = 1e-12  # of the largest entry wanted: no more than this lies between two ways to compute the same


def gradient_name(name):
    """Return what the gradient to an input is called.

    >>> gradient_name("x")
    'dx'
    """
    return f"d{name}"


def numbers(array, limit=MOST_ENTRIES, digits=DIGITS):
    """Return an array as short text: four significant digits, one line.

    >>> import numpy as np
    >>> numbers(np.array([[1.0, 2.5], [0.333333, -4.0]]))
    '[[1 2.5] [0.3333 -4]]'
    """
    if array.ndim == 0 and array.dtype.kind == "c":
        return f"{complex(array):.4g}"
    if array.ndim == 0 and array.dtype.kind == "b":
        return str(bool(array))
    if array.ndim == 0:
        return f"{float(array) + 0.0:.{digits}g}"
    if array.size > limit:
        return fill(LARGE_ARRAY, {"shape": array.shape})
    return "[" + " ".join(numbers(row, limit, digits) for row in array) + "]"


def value_text(value):
    """Write a value of an example: arrays and long floats short, everything else as Python does.

    >>> value_text([np.array([3.0, 0.0]), 0.19715616860099805, (2.0,), "tanh"])
    "[[3 0], 0.1971562, (2.0,), 'tanh']"
    """
    return one_line(written(value))


def written(value):
    """Write a value as `value_text` does, however long it is."""
    if isinstance(value, (np.ndarray, np.generic)):
        return numbers(np.asarray(value))
    if type(value) in (tuple, list):
        inside = ", ".join(map(written, value)) + "," * (type(value) is tuple and len(value) == 1)
        return f"({inside})" if type(value) is tuple else f"[{inside}]"
    short = f"{value:.{OF_A_FLOAT}g}" if type(value) is float else ""
    return short if short and len(repr(value)) > OF_A_FLOAT + 1 else repr(value)


def writes_out(value):
    """Return whether `value_text` writes every number of a value, and not only an array's shape.

    >>> writes_out([np.zeros(3), 2.0]), writes_out({"w": (np.zeros((4, 6, 3)),)})
    (True, False)
    """
    if isinstance(value, np.ndarray):
        return value.size <= MOST_ENTRIES
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, (tuple, list)) else ()
    return all(map(writes_out, inside))


def is_measured(want):
    """Return whether it says something to take a wanted value from another: not of names, orders and counts.

    >>> is_measured(np.array([0.5])), is_measured(np.array([2, 0, 1])), is_measured(True)
    (True, False, False)
    """
    return np.asarray(want).dtype.kind == "f"


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
