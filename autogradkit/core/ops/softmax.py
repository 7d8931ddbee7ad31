"""Softmax and its relatives: scores become shares."""

import numpy as np

from autogradkit.core.op import op

__all__ = ["log_softmax", "logsumexp", "softmax"]


def largest(x, axis):
    """Return the largest number along an axis, which is kept; of no numbers, 0."""
    return x.max(axis=axis, keepdims=True) if x.size else x.sum(axis=axis, keepdims=True)


@op("softmax")
def softmax(x, *, axis=-1):
    """Shares that sum to 1 along an axis, z = e^x / Σ e^x; large scores don't overflow."""
    e = np.exp(x - largest(x, axis))
    return e / e.sum(axis=axis, keepdims=True)


@softmax.backward
def softmax_backward(g, z, axis):
    """Raising one score lowers all other shares: the second term is that common loss."""
    return z * (g - (g * z).sum(axis=axis, keepdims=True))


@op("log_softmax")
def log_softmax(x, *, axis=-1):
    """Logarithm of softmax, computed without passing through the shares."""
    shifted = x - largest(x, axis)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


@log_softmax.backward
def log_softmax_backward(g, z, axis):
    """Each score gets its own gradient, less its share of everybody's."""
    return g - np.exp(z) * g.sum(axis=axis, keepdims=True)


@op("logsumexp")
def logsumexp(x, *, axis=None, keepdims=False):
    """Smooth maximum, z = log Σ e^x, without overflow; where all are -∞ the slope does not exist (NaN)."""
    top = largest(x, axis)
    top = np.where(np.isfinite(top), top, 0.0)
    z = top + np.log(np.exp(x - top).sum(axis=axis, keepdims=True))
    return z if keepdims else np.squeeze(z, axis)


@logsumexp.backward
def logsumexp_backward(g, x, z, axis, keepdims):
    """∂z/∂x is softmax."""
    if not keepdims:
        inner = tuple(range(x.ndim)) if axis is None else axis
        g, z = np.expand_dims(g, inner), np.expand_dims(z, inner)
    return g * np.exp(x - z)
