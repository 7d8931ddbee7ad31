"""Losses: how far predictions are from what was wanted, as ops of their own where that is faster or safer."""

import numpy as np

from autogradkit.core.op import op
from autogradkit.core.ops.activations import sigmoid
from autogradkit.core.ops.softmax import log_softmax, softmax

__all__ = ["bce", "bce_with_logits", "cross_entropy", "huber", "mse", "soft_cross_entropy"]

HALF = np.dtype(np.float16)


def share_of(g, n):
    """Return g / n, for the n numbers of a mean; float16 holds 1 / n where n itself is infinite in it."""
    return g * (1 / max(n, 1)) if g.dtype is HALF else g / max(n, 1)


@op("cross_entropy", keeps=("shares",))
def cross_entropy(x, *, target, reduction="mean"):
    """-log of the share that softmax gives to the right class: `x` (n, classes), `target` n class numbers."""
    rows = np.arange(len(x))
    shifted = x - x.max(axis=1, keepdims=True)
    e = np.exp(shifted)
    total = e.sum(axis=1, keepdims=True)
    losses = np.log(total[:, 0]) - shifted[rows, target]
    if reduction == "mean":
        z = np.mean(losses) if x.dtype is HALF else losses.sum() / len(x)
    else:
        z = losses if reduction == "none" else losses.sum()
    return z, {"shares": e / total}


@cross_entropy.backward
def cross_entropy_backward(g, x, target, reduction, shares=None):
    """Share minus 1 for the right class, share for the others."""
    if shares is None:
        shares = softmax(x, axis=1)
    each = g[:, None] if reduction == "none" else share_of(g, len(x)) if reduction == "mean" else g
    dx = shares * each
    dx[np.arange(len(x)), target] -= each[:, 0] if reduction == "none" else each
    return dx


@op("soft_cross_entropy")
def soft_cross_entropy(x, y, *, axis):
    """-Σ y log softmax(x) along an axis, `y` being each class's weight; what has none costs nothing."""
    logs = log_softmax(x, axis=axis)
    terms = np.zeros(logs.shape, np.result_type(logs, y))  # 0 · ∞ is 0 here
    np.multiply(y, logs, out=terms, where=np.not_equal(y, 0))
    return -terms.sum(axis=axis)


@soft_cross_entropy.backward
def soft_cross_entropy_backward(g, x, y, axis, needs):
    """The share of a class times all weight, minus the class's own weight."""
    g = np.expand_dims(g, axis)
    dx = g * (softmax(x, axis=axis) * np.sum(y, axis=axis, keepdims=True) - y) if needs[0] else None
    dy = -g * log_softmax(x, axis=axis) if needs[1] else None
    return dx, dy


@op("mse")
def mse(x, y, *, reduction="mean"):
    """The squared difference, its mean or its sum."""
    d = x - y
    if reduction == "none":
        return d * d
    wide = d.astype(np.float32) if d.dtype is HALF else d  # whose range a sum of squares soon leaves
    z = np.vdot(wide, wide)
    z = z / d.size if reduction == "mean" else z
    return z if wide is d else np.float16(z)


@mse.backward
def mse_backward(g, x, y, reduction):
    """∂z/∂x = 2 (x - y), shared out when the mean was taken."""
    d = x - y
    dx = d * (g * (2 / max(d.size, 1) if reduction == "mean" else 2))
    return dx, -dx


@op("bce")
def bce(x, y):
    """-[y log x + (1 - y) log(1 - x)] of shares, where no logarithm is below -100."""
    with np.errstate(divide="ignore"):
        return -(y * np.maximum(np.log(x), -100) + (1 - y) * np.maximum(np.log1p(-x), -100))


@bce.backward
def bce_backward(g, x, y, needs):
    """∂z/∂x = (x - y) / (x (1 - x)), which is large but finite where a share is exactly wrong, as PyTorch."""
    dx = g * (x - y) / np.maximum(x * (1 - x), 1e-12) if needs[0] else None
    with np.errstate(divide="ignore"):
        dy = g * (np.maximum(np.log1p(-x), -100) - np.maximum(np.log(x), -100)) if needs[1] else None
    return dx, dy


@op("bce_with_logits")
def bce_with_logits(x, y, *, pos_weight=1.0):
    """-[w y log σ(x) + (1 - y) log(1 - σ(x))], where large logits of either sign don't overflow."""
    softplus = np.log1p(np.exp(-np.abs(x))) + np.maximum(-x, 0)  # -log σ(x)
    return (1 - y) * x + (1 + (pos_weight - 1) * y) * softplus


@bce_with_logits.backward
def bce_with_logits_backward(g, x, y, pos_weight, needs):
    """∂z/∂x = (1 - y) - (1 + (w - 1) y) (1 - σ(x)), which is σ(x) - y for w = 1."""
    s = sigmoid(-x)
    dx = g * ((1 - y) - (1 + (pos_weight - 1) * y) * s) if needs[0] else None
    dy = g * ((pos_weight - 1) * np.logaddexp(-x, 0.0) - x) if needs[1] else None
    return dx, dy


@op("huber")
def huber(x, y, *, delta=1.0):
    """Half the squared difference while it is below delta, a straight line beyond."""
    d = np.abs(x - y)
    return np.where(d <= delta, 0.5 * d * d, delta * (d - 0.5 * delta))


@huber.backward
def huber_backward(g, x, y, delta):
    """∂z/∂x is the difference, held between -delta and delta."""
    dx = g * np.minimum(np.maximum(x - y, -delta), delta)
    return dx, -dx
