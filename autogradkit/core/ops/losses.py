"""Losses: how far predictions are from what was wanted, as ops of their own where that is faster or safer."""

import numpy as np

from autogradkit.core.op import op
from autogradkit.core.ops.pointwise import sigmoid
from autogradkit.core.ops.softmax import log_softmax, softmax

__all__ = ["bce_with_logits", "cross_entropy", "huber", "mse", "soft_cross_entropy"]


@op("cross_entropy", keeps=("shares",))
def cross_entropy(x, *, target, reduction="mean"):
    """-log of the share that softmax gives to the right class: `x` (n, classes), `target` n class numbers."""
    rows = np.arange(len(x))
    shifted = x - x.max(axis=1, keepdims=True)
    e = np.exp(shifted)
    total = e.sum(axis=1, keepdims=True)
    losses = np.log(total[:, 0]) - shifted[rows, target]
    z = losses if reduction == "none" else losses.sum()
    return z / len(x) if reduction == "mean" else z, {"shares": e / total}


@cross_entropy.backward
def cross_entropy_backward(g, x, target, reduction, shares=None):
    """Share minus 1 for the right class, share for the others."""
    if shares is None:
        shares = softmax(x, axis=1)
    each = g[:, None] if reduction == "none" else g / len(x) if reduction == "mean" else g
    dx = shares * each
    dx[np.arange(len(x)), target] -= each[:, 0] if reduction == "none" else each
    return dx


@op("soft_cross_entropy")
def soft_cross_entropy(x, y, *, axis):
    """-Σ y log softmax(x) along an axis, where `y` gives each class its weight."""
    return -(y * log_softmax(x, axis=axis)).sum(axis=axis)


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
    z = np.vdot(d, d)
    return z / d.size if reduction == "mean" else z


@mse.backward
def mse_backward(g, x, y, reduction):
    """∂z/∂x = 2 (x - y), shared out when the mean was taken."""
    d = x - y
    dx = d * (g * (2 / d.size if reduction == "mean" else 2))
    return dx, -dx


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
    dy = g * (-x - (pos_weight - 1) * np.log(sigmoid(x))) if needs[1] else None
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
