"""Norms: how large a vector or a matrix is."""

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand, plain_value
from autogradkit.core.op import op
from autogradkit.core.ops.decomposition import svdvals
from autogradkit.core.ops.reduction import with_axes_back
from autogradkit.core.ops.spread import leaves_range, scaling_factor
from autogradkit.core.tensor import Tensor

__all__ = ["cond", "matrix_norm", "norm", "vector_norm"]


@op("norm")
def length(x, *, axis=None, keepdims=False):
    """Length, z = √Σ x², over one axis, several or all; of zeros the slope is 0, as in PyTorch.

    There is no second derivative there: it is NaN.
    """
    z = np.sqrt(np.sum(x * x, axis=axis, keepdims=keepdims))
    if leaves_range(z):
        c = scaling_factor(x, np.sqrt(np.sum(x * x, axis=axis, keepdims=True)), axis)
        z = np.sqrt(np.sum((x * c) ** 2, axis=axis, keepdims=keepdims)) / c.reshape(np.shape(z))
    return z


@length.backward
def length_backward(g, x, z, axis, keepdims):
    """∂z/∂x = x / z: the direction."""
    return direction(x, with_axes_back(z, x.shape, axis, keepdims)) * with_axes_back(
        g, x.shape, axis, keepdims
    )


def direction(x, size):
    """Return x / size, and 0 where size is 0: there a length has no second derivative, and says so by NaN."""
    still = np.equal(size, 0)
    if isinstance(size, Tensor):  # it is being differentiated: the branch not taken makes it 0 / 0
        return np.where(still, 0.0, x / size)
    return x / np.where(still, 1.0, size)


@op("p_norm")
def p_norm(x, *, ord, axis=None, keepdims=False):
    """Norm of order p, z = (Σ |x|^p)^(1/p); at an entry of 0 the slope is 0, as in PyTorch.

    For p below 2 there is no second derivative there, by that entry: it is NaN.
    """
    z = np.linalg.vector_norm(x, ord=ord, axis=axis, keepdims=keepdims)
    if ord > 0 and leaves_range(z, ord):
        c = scaling_factor(x, np.linalg.vector_norm(x, ord=ord, axis=axis, keepdims=True), axis, ord)
        z = np.linalg.vector_norm(x * c, ord=ord, axis=axis, keepdims=keepdims) / c.reshape(np.shape(z))
    return z


@p_norm.backward
def p_norm_backward(g, x, z, ord, axis, keepdims):
    """∂z/∂x = (|x| / z)^(p - 1), with the sign of x."""
    still = np.equal(x, 0)
    share = direction(np.abs(x), with_axes_back(z, x.shape, axis, keepdims))
    slope = np.where(still, 0.0, np.sign(x) * np.where(still, 1.0, share) ** (ord - 1))
    if ord < 2 and isinstance(x, Tensor):  # the branch not taken adds 0, and the second derivative NaN
        slope = slope + np.where(still, 0.0, 0.0 / x)
    return slope * with_axes_back(g, x.shape, axis, keepdims)


@composed(np.linalg.norm)
def norm(x, ord=None, axis=None, keepdims=False):
    """Norm of a vector or matrix, of any of NumPy's orders; at 0 the slope is 0 for order 2."""
    ord = plain_value(ord, "norm", "its order")
    if axis is None:
        axis = tuple(range(x.ndim))
        if ord is None:
            return length(x, axis=axis, keepdims=keepdims)
    axis = np.lib.array_utils.normalize_axis_tuple(axis, x.ndim)
    if len(axis) == 1:
        return vector_norm(x, axis=axis, keepdims=keepdims, ord=2 if ord is None else ord)
    if len(axis) != 2:
        raise ValueError(f"norm of order {ord!r} needs one axis or two: got {len(axis)}.")
    x = np.moveaxis(x, axis, (-2, -1))
    z = matrix_norm(x, ord="fro" if ord is None else ord)
    return np.expand_dims(z, axis) if keepdims else z


@composed(np.linalg.vector_norm)
def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    """Norm of a vector: order 2 its length, 1 the sum of sizes, inf the largest size, or (Σ |x|^p)^(1/p)."""
    ord = plain_value(ord, "vector_norm", "its order")
    if ord == 2:
        return length(x, axis=axis, keepdims=keepdims)
    size = np.abs(x)
    if np.isposinf(ord):
        return np.max(size, axis=axis, keepdims=keepdims)
    if np.isneginf(ord):
        return np.min(size, axis=axis, keepdims=keepdims)
    if ord == 0:
        return np.sum(np.not_equal(x, 0), axis=axis, keepdims=keepdims, dtype=x.dtype)
    if ord == 1:
        return np.sum(size, axis=axis, keepdims=keepdims)
    return p_norm(x, ord=float(ord), axis=axis, keepdims=keepdims)


@composed(np.linalg.matrix_norm)
def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    """Norm of matrices, those of the last two axes."""
    axes = (-2, -1)
    if ord == "fro":
        return length(x, axis=axes, keepdims=keepdims)
    if ord in (1, -1, np.inf, -np.inf):
        along, across = (-2, -1) if abs(ord) == 1 else (-1, -2)
        sums = np.sum(np.abs(x), axis=along, keepdims=True)
        z = (np.max if ord > 0 else np.min)(sums, axis=across, keepdims=True)
    elif ord in (2, -2, "nuc"):
        z = {2: np.max, -2: np.min, "nuc": np.sum}[ord](svdvals(x), axis=-1, keepdims=True)[..., None]
    else:
        raise ValueError(f"{ord!r} is no order of a matrix norm: fro, nuc, 1, -1, 2, -2, inf and -inf are.")
    return z if keepdims else z[..., 0, 0]


@composed(np.linalg.cond)
def cond(x, p=None):
    """How many times larger a relative error can get by solving: norm(x) norm(inv x)."""
    x = operand(x)
    if p in (None, 2, -2):
        s = svdvals(x)
        return s[..., -1] / s[..., 0] if p == -2 else s[..., 0] / s[..., -1]
    return matrix_norm(x, ord=p) * matrix_norm(np.linalg.inv(x), ord=p)
