"""Methods of ufuncs: what .reduce, .accumulate and .reduceat of NumPy's functions of two arrays mean.

np.add.reduce and its like have ops of their own; the others go one step after the other along the axis.
"""

from functools import reduce as fold
from itertools import accumulate as running

import numpy as np

from autogradkit.core.dispatch.constants import plain
from autogradkit.core.dispatch.protocol import ANY_METHOD

__all__: list[str] = []  # they are found through their ufuncs


def reduce(ufunc, x, axis=0, *, keepdims=False):
    """Apply a ufunc of two arrays between all entries along an axis, or several: ((x₀ ∘ x₁) ∘ x₂) ∘ …"""
    axes = range(x.ndim) if axis is None else np.atleast_1d(axis)
    axes = sorted((int(a) % x.ndim for a in axes), reverse=True)
    for a in axes:
        if x.shape[a] == 0:
            raise ValueError(f"np.{ufunc.__name__}.reduce needs entries along its axis: x is {x.shape}.")
        x = fold(ufunc, np.moveaxis(x, a, 0))
        x = np.expand_dims(x, a) if keepdims else x
    return x


def accumulate(ufunc, x, axis=0):
    """Keep what .reduce has after each entry; for a running maximum, that entry has all the gradient."""
    if x.shape[axis] == 0:
        return x.copy()
    if ufunc in (np.maximum, np.minimum):
        array = plain(x)
        extreme = ufunc.accumulate(array, axis)
        shape = [1] * x.ndim
        shape[axis] = -1
        reached = np.equal(array, extreme) | np.isnan(array)
        places = np.where(reached, np.arange(x.shape[axis]).reshape(shape), 0)
        return np.take_along_axis(x, np.maximum.accumulate(places, axis), axis)
    return np.stack(list(running(np.moveaxis(x, axis, 0), ufunc)), axis)


def reduceat(ufunc, x, indices, axis=0):
    """Apply .reduce between each index and the next: of one entry where the next is not greater."""
    ends = [*indices[1:], x.shape[axis]]
    x = np.moveaxis(x, axis, 0)
    parts = [ufunc.reduce(x[i : max(j, i + 1)], axis=0) for i, j in zip(indices, ends, strict=True)]
    return np.stack(parts, axis)


ANY_METHOD.update(reduce=reduce, accumulate=accumulate, reduceat=reduceat)
