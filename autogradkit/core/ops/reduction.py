"""Reductions: many numbers become one, and its gradient goes back to all of them."""

import math

import numpy as np

from autogradkit.core.broadcast import copies_of
from autogradkit.core.dispatch.composed import composed
from autogradkit.core.op import op

__all__ = ["average", "max", "mean", "min", "ptp", "sum"]


def with_axes_back(g, x_shape, axis, keepdims):
    """Return `g` with the reduced axes put back at length 1, ready to be broadcast against the input."""
    if axis is None or keepdims or g.ndim == len(x_shape):
        return g
    return np.expand_dims(g, axis)


@op("sum", np.sum)
def sum(x, *, axis=None, keepdims=False):
    """Sum over one axis, several or all."""
    return np.add.reduce(x, axis=axis, keepdims=keepdims)


@sum.backward
def sum_backward(g, x_shape, axis, keepdims):
    """Every summand gets the same message."""
    return copies_of(with_axes_back(g, x_shape, axis, keepdims), x_shape)


@sum.extended
def extended_sum(x, axis=None, keepdims=False, dtype=None, initial=0, where=True):
    """What is masked out counts as 0."""
    return sum(filled_where_masked(x, where, 0, dtype), axis=axis, keepdims=keepdims) + initial


@op("mean", np.mean)
def mean(x, *, axis=None, keepdims=False):
    """Average over one axis, several or all."""
    return np.mean(x, axis=axis, keepdims=keepdims)


@mean.backward
def mean_backward(g, x_shape, z_shape, axis, keepdims):
    """Every number has one share of 1/n, n of them having been averaged."""
    n = math.prod(x_shape) // (math.prod(z_shape) or 1)
    share = g * (1 / n) if g.dtype == np.float16 and n else g / n  # float16 knows no n above 65504
    return copies_of(with_axes_back(share, x_shape, axis, keepdims), x_shape)


@mean.extended
def extended_mean(x, axis=None, keepdims=False, dtype=None, where=True):
    """What is masked out is neither summed nor counted."""
    z = sum(filled_where_masked(x, where, 0, dtype), axis=axis, keepdims=keepdims)
    return z / count(x, where, axis, keepdims, z.dtype)


@op("max", np.max, np.amax)
def max(x, *, axis=None, keepdims=False):
    """Largest value over one axis, several or all; winners that tie share the gradient evenly."""
    return np.max(x, axis=axis, keepdims=keepdims)


@op("min", np.min, np.amin)
def min(x, *, axis=None, keepdims=False):
    """Smallest value over one axis, several or all; winners that tie share the gradient evenly."""
    return np.min(x, axis=axis, keepdims=keepdims)


@max.backward
@min.backward
def extremum_backward(g, x, z, axis, keepdims):
    """The gradient goes to the winners, in equal shares."""
    won = x == with_axes_back(z, x.shape, axis, keepdims)
    share = won / np.sum(won, axis=axis, keepdims=True)
    return with_axes_back(g, x.shape, axis, keepdims) * share


@max.extended
def extended_max(x, axis=None, keepdims=False, initial=-np.inf, where=True):
    """What is masked out loses against `initial`, which takes part."""
    if not np.size(x):
        return sum(x, axis=axis, keepdims=keepdims) + initial
    return np.maximum(max(filled_where_masked(x, where, -np.inf), axis=axis, keepdims=keepdims), initial)


@min.extended
def extended_min(x, axis=None, keepdims=False, initial=np.inf, where=True):
    """What is masked out loses against `initial`, which takes part."""
    if not np.size(x):
        return sum(x, axis=axis, keepdims=keepdims) + initial
    return np.minimum(min(filled_where_masked(x, where, np.inf), axis=axis, keepdims=keepdims), initial)


def filled_where_masked(x, where, filling, dtype=None):
    """Return x with a filling where the mask does not hold."""
    x = x if dtype is None else x.astype(dtype)
    return x if where is True else np.where(where, x, filling)


def count(x, where, axis, keepdims, dtype):
    """Return how many of x a mask lets through."""
    return np.sum(np.broadcast_to(where, np.shape(x)), axis=axis, keepdims=keepdims, dtype=dtype)


@composed(np.ptp)
def ptp(x, axis=None, out=None, keepdims=False):
    """Peak to peak: the largest value less the smallest."""
    return max(x, axis=axis, keepdims=keepdims) - min(x, axis=axis, keepdims=keepdims)


@composed(np.average)
def average(x, axis=None, weights=None, returned=False, *, keepdims=False):
    """Weighted average; the weights have a gradient too."""
    if weights is None:
        weights = np.ones_like(x)
    elif np.shape(weights) != np.shape(x):
        axes = np.lib.array_utils.normalize_axis_tuple(axis, np.ndim(x))
        weights = np.transpose(weights, np.argsort(axes))
        weights = np.reshape(weights, [n if i in axes else 1 for i, n in enumerate(np.shape(x))])
    total = np.sum(np.broadcast_to(weights, np.shape(x)), axis=axis, keepdims=keepdims)
    z = np.sum(x * weights, axis=axis, keepdims=keepdims) / total
    return (z, total) if returned else z
