"""Reductions: many numbers become one, and its gradient goes back to all of them."""

import numpy as np

from autogradkit.core.op import op

__all__ = ["max", "mean", "min", "sum"]


def with_axes_back(g, x_shape, axis, keepdims):
    """Return `g` with the reduced axes put back at length 1, ready to be broadcast against the input."""
    if axis is None or keepdims or g.ndim == len(x_shape):
        return g
    return np.expand_dims(g, axis)


@op("sum", np.sum)
def sum(x, *, axis=None, keepdims=False):
    """Sum over one axis, several or all."""
    return np.sum(x, axis=axis, keepdims=keepdims)


@sum.backward
def sum_backward(g, x_shape, axis, keepdims):
    """Every summand gets the same message."""
    return np.broadcast_to(with_axes_back(g, x_shape, axis, keepdims), x_shape)


@op("mean", np.mean)
def mean(x, *, axis=None, keepdims=False):
    """Average over one axis, several or all."""
    return np.mean(x, axis=axis, keepdims=keepdims)


@mean.backward
def mean_backward(g, x_shape, z_shape, axis, keepdims):
    """Every number has one share of 1/n, n of them having been averaged."""
    n = np.prod(x_shape, dtype=int) // (np.prod(z_shape, dtype=int) or 1)
    return np.broadcast_to(with_axes_back(g / n, x_shape, axis, keepdims), x_shape)


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
