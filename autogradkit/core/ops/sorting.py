"""Sorting: the same numbers in their order, each keeping its gradient. Equal numbers keep their places."""

import numpy as np

from autogradkit.core.dispatch.composed import composed
from autogradkit.core.dispatch.constants import plain

__all__ = ["partition", "sort", "unique"]


@composed(np.sort)
def sort(x, axis=-1, kind=None, order=None, *, stable=None):
    """The numbers in ascending order along an axis."""
    if axis is None:
        x, axis = np.ravel(x), -1
    return np.take_along_axis(x, np.argsort(x, axis=axis, kind="stable"), axis)


@composed(np.partition)
def partition(x, kth, axis=-1, kind="introselect", order=None):
    """The kth smallest in its place, smaller ones before it, larger ones after it."""
    if axis is None:
        x, axis = np.ravel(x), -1
    return np.take_along_axis(x, np.argpartition(x, kth, axis=axis), axis)


@composed(np.unique)
def unique(x, return_index=False, return_inverse=False, return_counts=False, axis=None, **keywords):
    """The different numbers in ascending order; of equal ones the first gets the gradient."""
    _, index, *rest = np.unique(plain(x), True, return_inverse, return_counts, axis, **keywords)
    z = np.take(x, index, axis)
    rest = ([index] if return_index else []) + rest
    return (z, *rest) if rest else z
