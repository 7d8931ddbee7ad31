"""Spread: variance and standard deviation, and how quantities vary together."""

import math
from functools import cache

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand, plain_value
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.op import op
from autogradkit.core.ops.reduction import count, with_axes_back

__all__ = ["corrcoef", "cov", "leaves_range", "scaling_factor", "std", "var"]


@op("var", np.var)
def var(x, *, axis=None, ddof=0, keepdims=False):
    """Variance: the mean squared distance from the mean, n - ddof being counted."""
    return np.var(x, axis=axis, ddof=ddof, keepdims=keepdims)


@var.backward
def var_backward(g, x, z_shape, axis, ddof, keepdims):
    """Only the own distance from the mean matters: those from a shifted mean add up to 0."""
    n = math.prod(x.shape) // (math.prod(z_shape) or 1) - ddof
    distance = x - np.mean(x, axis=axis, keepdims=True)
    return with_axes_back(g, x.shape, axis, keepdims) * distance * (2 / n if n > 0 else np.nan)


@op("std", np.std)
def std(x, *, axis=None, ddof=0, keepdims=False):
    """Standard deviation, the root of the variance; of equal numbers the slope is 0, as in PyTorch.

    NumPy's is infinite where the squares are too large for the precision, and 0 where they are too small:
    this one is not.
    """
    z = np.std(x, axis=axis, ddof=ddof, keepdims=keepdims)
    if leaves_range(z):
        c = scaling_factor(x, np.std(x, axis=axis, keepdims=True), axis)
        z = np.std(x * c, axis=axis, ddof=ddof, keepdims=keepdims) / c.reshape(np.shape(z))
    return z


@std.backward
def std_backward(g, x, z, axis, ddof, keepdims):
    """That of the variance, divided by 2z: the distance from the mean, measured in z."""
    n = math.prod(x.shape) // (math.prod(np.shape(z)) or 1) - ddof
    still = np.equal(z, 0)
    g, z = (np.where(still, other, v) for other, v in ((0.0, g), (1.0, z)))
    distance = x - np.mean(x, axis=axis, keepdims=True)
    in_z = distance / with_axes_back(z, x.shape, axis, keepdims)
    return with_axes_back(g, x.shape, axis, keepdims) * in_z * (1 / n if n > 0 else np.nan)


@cache
def least_root(dtype, order):
    """Return above which number a root of a sum of powers has lost no digit because these were too small."""
    info = np.finfo(dtype)
    return float(np.power(np.longdouble(info.tiny) / np.longdouble(info.eps), 1 / np.longdouble(order)))


def leaves_range(z, order=2):
    """Whether some of z are roots of a sum whose powers may be too large or too small for the precision."""
    return not np.all(np.greater(z, least_root(z.dtype, order)) & np.less(z, np.inf))


def scaling_factor(x, root, axis, order=2):
    """Return powers of two that bring x to a size where its powers can be added; 1 where `root` is in range.

    They cost no digit, and have no gradient. Where x itself is not finite they are 1, too.
    """
    x, root = plain(x), plain(root)
    largest = np.max(np.abs(x), axis=axis, keepdims=True, initial=0)
    inside = np.greater(root, least_root(root.dtype, order)) & np.less(root, np.inf)
    outside = np.isfinite(largest) & np.greater(largest, 0) & ~inside
    exponents = np.where(outside, -np.frexp(np.where(outside, largest, 1).astype(root.dtype))[1], 0)
    return np.ldexp(root.dtype.type(1), np.minimum(exponents, np.finfo(root.dtype).maxexp - 2))


@var.extended
def extended_var(x, axis=None, ddof=0, keepdims=False, dtype=None, where=True, mean=None, correction=None):
    """What is masked out is neither summed nor counted; `correction` is another name of ddof."""
    if dtype is not None:
        x = x.astype(dtype)
    if mean is None:
        mean = np.mean(x, axis=axis, keepdims=True, where=where)
    n = count(x, where, axis, keepdims, mean.dtype) - (correction or ddof)
    squares = np.square(x - mean)
    return np.sum(squares, axis=axis, keepdims=keepdims, where=where) / np.maximum(n, 0)


@std.extended
def extended_std(x, axis=None, ddof=0, keepdims=False, **keywords):
    """The root of the variance, with slope 0 at 0."""
    z = extended_var(x, axis, ddof, keepdims, **keywords)
    return np.where(np.equal(z, 0), 0.0, np.sqrt(np.where(np.equal(z, 0), 1.0, z)))


@composed(np.cov)
def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """Covariances of the rows of m, each a variable, and of y's if given."""
    x = np.atleast_2d(operand(m))
    if not rowvar and np.ndim(m) != 1:
        x = x.T
    if y is not None:
        other = np.atleast_2d(operand(y))
        x = np.concatenate([x, other.T if not rowvar and other.shape[0] != 1 else other])
    ddof = (0 if bias else 1) if ddof is None else ddof
    repeats = (
        np.ones(x.shape[1]) if fweights is None else np.asarray(plain_value(fweights, "cov", "fweights"))
    )
    weights = repeats if aweights is None else repeats * plain_value(aweights, "cov", "aweights")
    total = np.sum(weights)
    n = total - ddof * (1 if aweights is None else np.sum(weights * aweights) / total)
    n = np.maximum(n, 0.0)
    distance = x - np.sum(x * weights, axis=1, keepdims=True) / total
    return np.squeeze((distance * weights) @ distance.T / n)


@composed(np.corrcoef)
def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    """Correlations of the rows of x, each a variable, and of y's if given."""
    c = np.cov(x, y, rowvar)
    if c.ndim == 0:
        return c / c
    deviation = np.sqrt(np.diagonal(c))
    return np.clip(c / deviation[:, None] / deviation, -1, 1)
