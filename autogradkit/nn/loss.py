"""Losses as functions, with PyTorch's names, arguments and defaults."""

import numpy as np

from autogradkit.core.ops import losses
from autogradkit.core.tensor import Tensor

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "cross_entropy",
    "huber_loss",
    "kl_div",
    "l1_loss",
    "mse_loss",
    "nll_loss",
    "smooth_l1_loss",
]


REDUCTIONS = ("none", "mean", "sum")


def reduced(values, reduction, known=REDUCTIONS):
    """Return the values, their mean or their sum."""
    if reduction not in known:
        raise ValueError(f"reduction is one of {', '.join(map(repr, known))}: {reduction!r} was given.")
    return values if reduction == "none" else values.mean() if reduction == "mean" else values.sum()


def same_shape(name, input, target):
    """Raise if a loss would broadcast its target without anybody meaning it."""
    if getattr(input, "shape", ()) != getattr(target, "shape", ()):
        raise ValueError(
            f"{name} needs a target of input's shape {np.shape(input)}: it has {np.shape(target)}."
        )


def class_numbers(target):
    """Return targets as an array of whole numbers, or None if they are weights for every class."""
    target = target._data if isinstance(target, Tensor) and not target.requires_grad else target
    if isinstance(target, Tensor):
        return None
    target = np.asarray(target)
    return target if target.dtype.kind in "iu" else None


def cross_entropy(input, target, weight=None, *, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    """Return -log softmax(input) at the right classes.

    Parameters
    ----------
    input : (n, classes), (n, classes, d1, …) or (classes,)
        Scores, before any softmax.
    target : integers (n,), (n, d1, …) or (); or numbers of input's shape
        The right classes, or how much of each class is right.
    weight : (classes,), optional
        How much each class counts; the mean is a weighted mean.
    ignore_index : int
        Positions with this target count for nothing.
    label_smoothing : float
        This share of what is right goes to all classes evenly.
    """
    axis = 0 if input.ndim == 1 else 1
    classes, numbers = input.shape[axis], class_numbers(target)
    if numbers is not None:
        if numbers.shape != input.shape[:axis] + input.shape[axis + 1 :]:
            raise ValueError(
                f"cross_entropy needs one class for each row of scores: input is {input.shape}, target "
                f"{numbers.shape}."
            )
        plain = weight is None and not label_smoothing and input.ndim == 2 and reduction in REDUCTIONS
        if plain and ignore_index < 0 < numbers.size and numbers.min() >= 0 and numbers.max() < classes:
            return losses.cross_entropy(input, target=numbers, reduction=reduction)
        counted = numbers != ignore_index
        wrong = counted & ((numbers < 0) | (numbers >= classes))
        if wrong.any():
            raise ValueError(f"Class {numbers[wrong].flat[0]} was asked for: input scores {classes} classes.")
        chosen = np.where(counted, numbers, 0)
        share = np.moveaxis(np.eye(classes)[chosen] * counted[..., None], -1, axis)
        given = counted * (1.0 if weight is None else np.asarray(weight)[chosen])
    else:
        same_shape("cross_entropy with class shares", input, target)
        share, counted, given = target, 1.0, None
    if label_smoothing:
        spread = 1.0 if numbers is None else np.expand_dims(counted, axis)
        share = (1 - label_smoothing) * share + spread * (label_smoothing / classes)
    if weight is not None:
        share = share * np.reshape(np.asarray(weight), (-1,) + (1,) * (input.ndim - 1 - axis))
    values = losses.soft_cross_entropy(input, share, axis=axis)
    if reduction != "mean":
        return reduced(values, reduction)
    return values.sum() / (given.sum() if given is not None else max(values.size, 1))


def nll_loss(input, target, weight=None, *, ignore_index=-100, reduction="mean"):
    """Return -input at the right classes, `input` being logarithms of shares."""
    axis, target = (0 if input.ndim == 1 else 1), np.asarray(target)
    counted = target != ignore_index
    chosen = np.where(counted, target, 0)
    scale = counted * (1.0 if weight is None else np.asarray(weight)[chosen])
    grid = list(np.indices(target.shape))
    values = -input[(*grid[:axis], chosen, *grid[axis:])] * scale
    return reduced(values, reduction) if reduction != "mean" else values.sum() / scale.sum()


def mse_loss(input, target, *, reduction="mean"):
    """Return the squared difference."""
    same_shape("mse_loss", input, target)
    if reduction not in REDUCTIONS:
        return reduced(None, reduction)
    if reduction == "mean":
        return losses.mse(input, target)
    return losses.mse(input, target, reduction=reduction)


def l1_loss(input, target, *, reduction="mean"):
    """Return the absolute difference."""
    same_shape("l1_loss", input, target)
    return reduced(np.abs(input - target), reduction)


def huber_loss(input, target, reduction="mean", delta=1.0):
    """Return half the squared difference up to `delta`, and from there on a straight line."""
    same_shape("huber_loss", input, target)
    return reduced(losses.huber(input, target, delta=delta), reduction)


def smooth_l1_loss(input, target, *, reduction="mean", beta=1.0):
    """Return the Huber loss divided by `beta`: beyond it, the slope is 1."""
    if beta == 0:
        return l1_loss(input, target, reduction=reduction)
    return huber_loss(input, target, reduction, beta) / beta


def kl_div(input, target, *, reduction="mean", log_target=False):
    """Return target (log target - input), `input` being logarithms; "batchmean" is the mathematical one."""
    if log_target:
        values = np.exp(target) * (target - input)
    else:
        positive = target > 0  # 0 log 0 = 0
        values = np.where(positive, target * np.log(np.where(positive, target, 1.0)), 0.0) - target * input
    if reduction == "batchmean":
        return values.sum() / values.shape[0]
    return reduced(values, reduction, (*REDUCTIONS, "batchmean"))


def binary_cross_entropy(input, target, weight=None, *, reduction="mean"):
    """Return -[target log input + (1 - target) log(1 - input)], no logarithm below -100, as PyTorch."""
    same_shape("binary_cross_entropy", input, target)
    least = np.exp(-100.0)
    values = -(
        target * np.log(np.maximum(input, least)) + (1 - target) * np.log(np.maximum(1 - input, least))
    )
    return reduced(values if weight is None else values * weight, reduction)


def binary_cross_entropy_with_logits(input, target, weight=None, *, reduction="mean", pos_weight=None):
    """Return binary cross-entropy of σ(input), safe for large logits."""
    same_shape("binary_cross_entropy_with_logits", input, target)
    pos_weight = 1.0 if pos_weight is None else np.asarray(pos_weight)
    values = losses.bce_with_logits(input, target, pos_weight=pos_weight)
    return reduced(values if weight is None else values * weight, reduction)
