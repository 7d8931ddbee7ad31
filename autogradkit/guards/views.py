"""Views: arrays that are a part of another's memory, as y[1] is of y's and y.reshape(2, 3) all of it.

NumPy and PyTorch write through a view: `y[1][2] = 0` changes y. A graph tells how each value was made, and
has no place for a value that another's change reaches. So a tensor does not write through; where somebody
could expect it to, because the other is still there, writing is refused.
"""

import sys

import numpy as np

__all__ = ["is_part_of_another"]


def holders(array):
    """Return how many hold the array that `array` is a view of."""
    return sys.getrefcount(array.base)


ALONE = holders(np.zeros(2)[:1])  # itself, and whoever counts


def is_part_of_another(array):
    """Whether `array` is a view of an array that somebody else has, too."""
    return type(array.base) is np.ndarray and holders(array) > ALONE
