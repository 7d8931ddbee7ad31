"""Products of many numbers, and running sums and products."""

import numpy as np

from autogradkit.core.dispatch.composed import composed
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.op import op
from autogradkit.core.ops.reduction import filled_where_masked, with_axes_back

__all__ = ["cumprod", "cumsum", "cumulative_prod", "cumulative_sum", "prod"]


@op("cumsum", np.cumsum)
def cumsum(x, *, axis=None):
    """Running sum along an axis, or over all numbers in reading order."""
    return np.cumsum(x, axis=axis)


@cumsum.backward
def cumsum_backward(g, x_shape, axis):
    """A number is in every sum from its own place on: the gradient is a running sum from behind."""
    axis = axis or 0
    return np.reshape(np.flip(np.cumsum(np.flip(g, axis), axis), axis), x_shape)


@op("cumprod", np.cumprod)
def cumprod(x, *, axis=None):
    """Running product along an axis, or over all numbers in reading order; right with zeros too."""
    return np.cumprod(x, axis=axis)


@cumprod.backward
def cumprod_backward(g, x, z, axis):
    """Every product from one's own place on, without oneself. If none is zero, that is z / x.

    Otherwise from behind: what follows place i weighs s_i = g_i + x_(i+1) s_(i+1), and what is before it
    multiplies it. No division, so it stays right with zeros and can be differentiated again.
    """
    if axis is None or x.ndim == 0:
        return np.reshape(cumprod_backward(g, np.reshape(x, -1), z, 0), x.shape)
    if np.all(np.not_equal(z, 0)):
        return np.flip(np.cumsum(np.flip(g * z, axis), axis), axis) / x
    g, x = np.moveaxis(g, axis, 0), np.moveaxis(x, axis, 0)
    from_behind = [g[-1]]
    for i in range(len(x) - 1, 0, -1):
        from_behind.append(g[i - 1] + x[i] * from_behind[-1])
    return np.moveaxis(product_before(x) * np.stack(from_behind[::-1]), 0, axis)


def product_before(x):
    """Return, at each place of the first axis, the product of what stands before it."""
    return np.concatenate([np.ones_like(x[:1]), np.cumprod(x[:-1], axis=0)])


@op("prod", np.prod)
def prod(x, *, axis=None, keepdims=False):
    """Product over one axis, several or all; right with zeros too."""
    return np.prod(x, axis=axis, keepdims=keepdims)


@prod.backward
def prod_backward(g, x, z, axis, keepdims):
    """The product of the others: z / x if none is zero; otherwise what is before times what is after."""
    g = with_axes_back(g, x.shape, axis, keepdims)
    if np.all(np.not_equal(z, 0)):
        return g * with_axes_back(z, x.shape, axis, keepdims) / x
    axes = np.lib.array_utils.normalize_axis_tuple(range(x.ndim) if axis is None else axis, x.ndim)
    front = tuple(range(len(axes)))
    y = np.moveaxis(x, axes, front)
    rows = np.reshape(y, (-1, *y.shape[len(axes) :]))
    others = product_before(rows) * np.flip(product_before(np.flip(rows, 0)), 0)
    return g * np.moveaxis(np.reshape(others, y.shape), front, axes)


@prod.extended
def extended_prod(x, axis=None, keepdims=False, dtype=None, initial=1, where=True):
    """What is masked out counts as 1."""
    return prod(filled_where_masked(x, where, 1, dtype), axis=axis, keepdims=keepdims) * initial


@cumsum.extended
def extended_cumsum(x, axis=None, dtype=None):
    """In another precision."""
    return cumsum(x.astype(dtype), axis=axis)


@cumprod.extended
def extended_cumprod(x, axis=None, dtype=None):
    """In another precision."""
    return cumprod(x.astype(dtype), axis=axis)


@composed(getattr(np, "cumulative_sum", None))
def cumulative_sum(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """Running sum, starting with 0 if `include_initial`."""
    return with_first(np.cumsum(x, axis=axis, dtype=dtype), 0.0, axis or 0, include_initial)


@composed(getattr(np, "cumulative_prod", None))
def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """Running product, starting with 1 if `include_initial`."""
    return with_first(np.cumprod(x, axis=axis, dtype=dtype), 1.0, axis or 0, include_initial)


def with_first(z, first, axis, include):
    """Return z with a first entry before the others, if asked for."""
    return np.concatenate([np.full_like(plain(z.take([0], axis)), first), z], axis) if include else z
