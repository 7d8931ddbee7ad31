"""Losses of classes, the right one of which should score high, as functions with PyTorch's defaults."""

from typing import Any

import numpy as np

from autogradkit.core.ops import losses
from autogradkit.core.ops.softmax import log_softmax
from autogradkit.core.tensor import Tensor
from autogradkit.nn.inputs import Numbers, numbers, plain_number, settings_array
from autogradkit.nn.reductions import check_reduction, reduction_of, weighted_mean

__all__ = ["cross_entropy", "nll_loss"]


def class_numbers(target: Any) -> Any:
    """Return targets as an array of whole numbers, or None if they are numbers for every class."""
    if isinstance(target, Tensor):
        target = None if target.requires_grad else target._data
    array = np.asarray(target)
    return array if array.dtype.kind in "iu" else None


def weights_of_classes(name: str, weight: Numbers | None, classes: int, like: Any) -> Any:
    """Return how much each class counts as an array, or None."""
    if weight is None:
        return None
    each = np.asarray(settings_array(weight, like))
    if each.shape != (classes,):
        raise ValueError(f"{name} needs a weight for each of the {classes} classes: weight is {each.shape}.")
    return each


def costs_at_classes(
    name: str, logs: Any, axis: int, classes: Any, weight: Any, ignore_index: int
) -> tuple[Any, np.ndarray, np.ndarray]:
    """Return minus the logarithms at the right classes times their weights, these weights, and what counts.

    What is ignored costs 0 and gets no gradient, whatever stands there.
    """
    shape, number = logs.shape[:axis] + logs.shape[axis + 1 :], logs.shape[axis]
    if classes.shape != shape:
        raise ValueError(
            f"{name} needs one class for each row of scores: input is {logs.shape}, target {classes.shape}."
        )
    counted = classes != ignore_index
    wrong = counted & ((classes < 0) | (classes >= number))
    if wrong.any():
        raise ValueError(f"Class {classes[wrong].flat[0]} was asked for: input scores {number} classes.")
    chosen = np.where(counted, classes, 0)
    weights = (counted if weight is None else np.take(weight, chosen) * counted).astype(logs.dtype)
    at_class = np.take_along_axis(logs, np.expand_dims(chosen, axis), axis).reshape(shape)
    return np.where(counted, -at_class * weights, 0.0), weights, counted


def cross_entropy(
    input: Numbers,
    target: Numbers,
    weight: Numbers | None = None,
    *,
    ignore_index: int = -100,
    reduction: str = "mean",
    label_smoothing: float = 0.0,
) -> Tensor:
    """Return -log softmax(input) at the right classes.

    Parameters
    ----------
    input : (n, classes), (n, classes, d1, …) or (classes,)
        Scores, before any softmax. A score of -∞ forbids a class.
    target : integers (n,), (n, d1, …) or (); or numbers of input's shape
        The right classes, or how much of each class is right. A class of share 0 costs nothing, even if it
        is forbidden (PyTorch: NaN).
    weight : (classes,), optional
        How much each class counts; the mean is a weighted mean.
    ignore_index : int
        Positions with this target count for nothing. If all are ignored, the mean is NaN, the gradient 0.
    reduction : {"mean", "sum", "none"}
    label_smoothing : float
        This share of what is right goes to all classes evenly.

    Raises
    ------
    ValueError
        If shapes don't fit, or a class is asked for that input has no score of.

    Examples
    --------
    >>> import numpy as np
    >>> import autogradkit as ag
    >>> scores = ag.Tensor([[1.0, -np.inf, 2.0], [0.0, 1.0, 2.0]])
    >>> print(f"{ag.nn.functional.cross_entropy(scores, [0, 1]).item():.4f}")
    1.3604
    """
    check_reduction(reduction)
    if not 0 <= label_smoothing <= 1:
        raise ValueError(f"label_smoothing is a share between 0 and 1: it is {label_smoothing}.")
    x, right = numbers(input), class_numbers(target)
    label_smoothing = plain_number("cross_entropy", "label_smoothing", label_smoothing)
    if right is not None and right.shape == x.shape:  # 0 and 1 for every class
        right = None
    if not x.ndim:
        raise ValueError("cross_entropy needs scores of classes along an axis: input is a single number.")
    axis = 0 if x.ndim == 1 else 1
    classes = x.shape[axis]
    if right is not None and weight is None and not label_smoothing and x.ndim == 2:
        plain = right.shape == x.shape[:1] and right.size and ignore_index < 0
        if plain and right.min() >= 0 and right.max() < classes:
            return losses.cross_entropy(x, target=right, reduction=reduction)
    each = weights_of_classes("cross_entropy", weight, classes, x)
    if right is None:
        return cross_entropy_of_shares(x, numbers(target, x), axis, each, reduction, label_smoothing)
    logs = log_softmax(x, axis=axis)
    values, weights, counted = costs_at_classes("cross_entropy", logs, axis, right, each, ignore_index)
    if label_smoothing:
        every = logs if each is None else logs * along(axis, each, logs)
        evenly = np.where(counted, -every.sum(axis=axis), 0.0)
        values = (1 - label_smoothing) * values + (label_smoothing / classes) * evenly
    if reduction == "mean":
        return weighted_mean(values, weights.sum(dtype=float))
    return reduction_of(values, reduction)


def along(axis: int, weight: Any, x: Any) -> Any:
    """Return weights of classes so that they meet the classes' axis of `x`."""
    return weight.reshape((-1,) + (1,) * (x.ndim - 1 - axis))


def cross_entropy_of_shares(
    input: Any, share: Any, axis: int, weight: Any, reduction: str, label_smoothing: float
) -> Any:
    """Return the cross-entropy where the target says how much of each class is right."""
    if input.shape != share.shape:
        raise ValueError(
            "cross_entropy needs a whole number for each row of scores, or shares of classes in input's "
            f"shape {input.shape}: target is {share.dtype} {share.shape}."
        )
    if label_smoothing:
        share = (1 - label_smoothing) * share + label_smoothing / input.shape[axis]
    if weight is not None:
        share = share * along(axis, weight, input)
    values = losses.soft_cross_entropy(input, share, axis=axis)
    if reduction == "mean":
        return weighted_mean(values.sum(), values.size)
    return reduction_of(values, reduction)


def nll_loss(
    input: Numbers,
    target: Numbers,
    weight: Numbers | None = None,
    *,
    ignore_index: int = -100,
    reduction: str = "mean",
) -> Tensor:
    """Return -input at the right classes, `input` being logarithms of shares; otherwise as `cross_entropy`.

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.nn.functional.nll_loss(ag.Tensor([[-1.0, -2.0], [-3.0, -4.0]]), [1, -100])
    Tensor(2.)
    """
    check_reduction(reduction)
    logs, right = numbers(input), class_numbers(target)
    if right is None or not logs.ndim:
        raise ValueError("nll_loss needs logarithms of shares, and the right classes as whole numbers.")
    axis = 0 if logs.ndim == 1 else 1
    each = weights_of_classes("nll_loss", weight, logs.shape[axis], logs)
    values, weights, _ = costs_at_classes("nll_loss", logs, axis, right, each, ignore_index)
    if reduction == "mean":
        return weighted_mean(values, weights.sum(dtype=float))
    return reduction_of(values, reduction)
