"""Functions of arrays that stand in a program under names of their own, where NumPy has no name for them."""

import numpy as np

__all__ = ["filled_like", "matrix_transposed", "transposed", "with_item"]


def transposed(x):
    """Return x with its axes in reverse."""
    return x.T


def matrix_transposed(x):
    """Return x with its last two axes swapped."""
    return x.mT


def with_item(x, index, y):
    """Return a copy of x in which x[index] is y."""
    z = x.copy("K")
    z[index] = y
    return z


def filled_like(x, new):
    """Return `new` as it looks when it is written into x."""
    z = np.empty_like(x)
    z[...] = new
    return z
