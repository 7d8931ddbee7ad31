"""Differences and areas: the calculus of sampled functions."""

from functools import wraps

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand, plain_value
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.ops.indexing import getitem
from autogradkit.core.ops.shape import whole

__all__ = ["diff", "ediff1d", "gradient", "interp", "trapezoid"]


def part(x, axis, start, stop):
    """Return x[start:stop] along an axis."""
    return x[(slice(None),) * (axis % x.ndim) + (slice(start, stop),)]


@composed(np.diff)
def diff(x, n=1, axis=-1, prepend=None, append=None):
    """Each entry less the one before it, n times."""
    x = operand(x)
    if n == 0:
        return whole(x)  # NumPy, too, puts nothing before it or behind it
    edges = [prepend, x, append]
    for i in (0, 2):
        if edges[i] is not None and np.ndim(edges[i]) == 0:
            edges[i] = np.broadcast_to(edges[i], part(x, axis, 0, 1).shape)
    if prepend is not None or append is not None:
        x = np.concatenate([operand(e) for e in edges if e is not None], axis)
    for _ in range(n):
        x = part(x, axis, 1, None) - part(x, axis, None, -1)
    return x


@composed(np.ediff1d)
def ediff1d(x, to_end=None, to_begin=None):
    """Differences of neighbours in reading order, with numbers before and after them."""
    x = np.ravel(operand(x))
    parts = [to_begin, x[1:] - x[:-1], to_end]
    return np.concatenate([np.ravel(operand(p)) for p in parts if p is not None])


@composed(np.gradient)
def slopes_of_samples(f, *varargs, axis=None, edge_order=1):
    """Slopes of sampled functions by differences, along each axis; spacings or coordinates are constants."""
    if f.ndim == 0:
        raise TypeError(
            f"gradient measures slopes between samples that lie in a row, and {f.label} is one number. "
            "The gradient of a loss is loss.backward(), then x.grad."
        )
    axes = tuple(range(f.ndim)) if axis is None else np.lib.array_utils.normalize_axis_tuple(axis, f.ndim)
    spacings = [np.asarray(plain_value(v, "gradient", "the spacing")) for v in varargs] or [np.asarray(1.0)]
    if len(spacings) == 1:
        spacings *= len(axes)
    if len(spacings) != len(axes):
        raise TypeError(f"gradient needs one spacing or one per axis: {len(spacings)} for {len(axes)} axes.")
    slopes = tuple([along(f, a, s, edge_order) for a, s in zip(axes, spacings, strict=True)])
    return slopes[0] if len(slopes) == 1 and not isinstance(axis, tuple) else slopes


@wraps(slopes_of_samples, assigned=("__annotations__",))
def gradient(f, *varargs, **settings):
    """Slopes of sampled functions by differences, along each axis; spacings or coordinates are constants."""
    if callable(f):  # as in Julia: NumPy would answer (), no slopes along no axes
        raise TypeError(
            "gradient measures slopes between samples that lie in a row, and here is a function. "
            "The gradient of a function is ag.grad(f)(x)."
        )
    return slopes_of_samples(f, *varargs, **settings)


def along(f, axis, spacing, edge_order):
    """Return the slopes along one axis: in the middle from both neighbours, at the ends from one side."""
    f = np.moveaxis(f, axis, -1)
    n = f.shape[-1]
    if n < edge_order + 1:
        raise ValueError(
            f"gradient with edge_order {edge_order} needs {edge_order + 1} samples: there are {n}."
        )
    x = spacing if spacing.ndim else np.arange(n) * spacing
    h = np.diff(x).astype(f.dtype)
    before, after = h[:-1], h[1:]
    middle = (
        f[..., 2:] * (before / (after * (before + after)))
        + f[..., 1:-1] * ((after - before) / (before * after))
        - f[..., :-2] * (after / (before * (before + after)))
    )
    if edge_order == 1:
        first, last = (f[..., 1:2] - f[..., :1]) / h[0], (f[..., -1:] - f[..., -2:-1]) / h[-1]
    else:
        first = slope_at_end(f[..., :1], f[..., 1:2], f[..., 2:3], h[0], h[1])
        last = -slope_at_end(f[..., -1:], f[..., -2:-1], f[..., -3:-2], h[-1], h[-2])
    return np.moveaxis(np.concatenate([first, middle, last], -1), -1, axis)


def slope_at_end(f0, f1, f2, h0, h1):
    """Return the slope at the first of three points, of the parabola through them."""
    return (
        f1 * ((h0 + h1) / (h0 * h1)) - f0 * ((2 * h0 + h1) / (h0 * (h0 + h1))) - f2 * (h0 / (h1 * (h0 + h1)))
    )


@composed(np.trapezoid)
def trapezoid(y, x=None, dx=1.0, axis=-1):
    """Area under a sampled function; the coordinates x have a gradient too."""
    y = operand(y)
    if x is None:
        width = dx
    else:
        x = operand(x)
        width = np.diff(x) if x.ndim == 1 else np.diff(x, axis=axis)
        if x.ndim == 1:
            width = np.reshape(width, (-1,) + (1,) * (y.ndim - 1 - axis % y.ndim))
    return np.sum((part(y, axis, 1, None) + part(y, axis, None, -1)) / 2 * width, axis=axis)


@composed(np.interp)
def interp(x, xp, fp, left=None, right=None, period=None):
    """Broken line through the points (xp, fp) at x; at a knot the slope is the one to its right."""
    x, xp, fp = (v if v.dtype.kind == "f" else v.astype(float) for v in map(operand, (x, xp, fp)))
    if period is not None:
        if period == 0:
            raise ValueError("np.interp needs a period other than 0.")
        period = abs(period)
        x, xp = x % period, xp % period
        order = np.argsort(plain(xp))
        xp, fp = xp[order], fp[order]
        xp = np.concatenate([xp[-1:] - period, xp, xp[:1] + period])
        fp = np.concatenate([fp[-1:], fp, fp[:1]])
    knots = plain(xp)
    i = np.clip(np.searchsorted(knots, plain(x), side="right") - 1, 0, max(len(knots) - 2, 0))
    z = getitem(fp, index=i)  # which is written down when a function is compiled, as fp[i] is not
    if len(knots) > 1:
        x0, x1, after = getitem(xp, index=i), getitem(xp, index=i + 1), getitem(fp, index=i + 1)
        z = z + (x - x0) / (x1 - x0) * (after - z)
    z = np.where(np.less(x, knots[0]), fp[0] if left is None else left, z)
    return np.where(np.greater(x, knots[-1]), fp[-1] if right is None else right, z)
