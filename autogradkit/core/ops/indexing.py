"""Indexing: some of the numbers, perhaps some of them twice."""

import numpy as np

from autogradkit.core.op import op

__all__ = ["getitem", "scatter_add", "setitem"]


@op("getitem")
def getitem(x, *, index):
    """What x[index] takes: slices, integers, masks and index arrays, in any mixture NumPy allows."""
    return x[index]


@getitem.backward
def getitem_backward(g, x_shape, index):
    """Put each number back where it was taken; one that was taken twice receives both."""
    return scatter_add(g, shape=x_shape, index=index)


@op("scatter_add")
def scatter_add(x, *, shape, index):
    """Zeros of a shape, with x added in at an index: what occurs twice in the index adds up."""
    z = np.zeros(shape, dtype=x.dtype)
    if is_basic(index):
        z[index] = x
    else:
        np.add.at(z, index, x)
    return z


@scatter_add.backward
def scatter_add_backward(g, index):
    """Take where it was put."""
    return g[index]


@op("setitem")
def setitem(x, y, *, index):
    """A copy of x in which x[index] is y."""
    z = np.array(x)
    z[index] = y
    return z


@setitem.backward
def setitem_backward(g, y_shape, index):
    """What was overwritten gets nothing: its gradient goes to y."""
    from_y = g[index]
    return setitem(g, 0.0, index=index), from_y


def is_basic(index):
    """Whether an index takes nothing twice: slices and single integers only."""
    parts = index if isinstance(index, tuple) else (index,)
    return all(p is None or p is Ellipsis or isinstance(p, (int, slice, np.integer)) for p in parts)
