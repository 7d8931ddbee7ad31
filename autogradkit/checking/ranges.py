"""Ranges: between what ends numbers may lie; what is drawn from there, and what may stand anywhere in it.

Who draws a few times anywhere may draw alike. Who draws once in each part has seen small ones and large ones.
"""

import math

import numpy as np

__all__ = ["drawn_between", "in_order", "with_some_in"]

FAR_APART = 100.0  # from here on so many times as large is what tells numbers apart, and not how much larger


def drawn_between(random, low, high, part=0, parts=1):
    """Draw a number from one of so many equal parts of a range; a whole one if its ends are.

    >>> random = np.random.default_rng(0)
    >>> [drawn_between(random, 1, 4, part, 2) for part in (0, 1)]
    [2, 3]
    >>> [round(drawn_between(random, 1e-4, 1.0, part, 2), 4) for part in (0, 1)]
    [0.0001, 0.0108]
    """
    at = (part + random.random()) / parts
    if isinstance(low, int) and isinstance(high, int):
        return low + int(at * (high - low + 1))
    if low > 0 and high >= FAR_APART * low:
        found = math.exp(math.log(low) + at * (math.log(high) - math.log(low)))  # high / low may overflow
    else:
        found = low + at * (high - low)
    return min(max(found, low), high)  # the last digit may lie beyond


def in_order(x):
    """Return the entries from the smallest to the largest.

    >>> in_order(np.array([[3.0, 1.0], [2.0, 0.0]])).tolist()
    [[0.0, 1.0], [2.0, 3.0]]
    """
    return np.sort(x, axis=None).reshape(x.shape)


def with_some_in(x, numbers, random):
    """Return an array with these numbers in place of some entries: the first in every third, and one more.

    >>> with_some_in(np.full(8, 7.0), (0.0, 1.0), np.random.default_rng(0)).tolist()
    [7.0, 7.0, 0.0, 0.0, 0.0, 1.0, 1.0, 7.0]
    """
    moved, left = np.array(x), random.permutation(x.size)
    for place, number in enumerate(numbers):
        count = (1 + x.size // 3) if place == 0 else x.size // 4
        moved.flat[left[:count]] = number
        left = left[count:]
    return moved
