"""Losses: how far predictions are from what was wanted, as functions with PyTorch's names and defaults."""

from typing import Any

import numpy as np

from autogradkit.core.ops import losses
from autogradkit.core.tensor import Tensor
from autogradkit.nn.inputs import Numbers, float_dtype, numbers, plain_number, settings_array
from autogradkit.nn.reductions import REDUCTIONS, check_reduction, reduction_of

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "huber_loss",
    "kl_div",
    "l1_loss",
    "mse_loss",
    "smooth_l1_loss",
]


def pair(name: str, input: Numbers, target: Numbers) -> tuple[Any, Any]:
    """Return a loss's input and target as numbers of one shape.

    Raises
    ------
    ValueError
        If the loss would have to broadcast its target, which nobody means.
    """
    x = input if type(input) is Tensor else numbers(input)
    y = numbers(target, x)
    if x.shape != y.shape:
        raise ValueError(f"{name} needs a target of input's shape {x.shape}: it has {y.shape}.")
    return x, y


def times_weight(name: str, values: Any, weight: Numbers | None) -> Any:
    """Return each loss times its weight; weights are broadcast to losses, never losses to weights."""
    if weight is None:
        return values
    w = settings_array(weight, values)
    check_fit(name, "weight", w, values)
    return values * w


def check_fit(name: str, part: str, weight: Any, values: Any) -> None:
    """Raise if an array can't be broadcast to the shape of the losses."""
    try:
        fits = np.broadcast_shapes(np.shape(weight), values.shape) == values.shape
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(
            f"{name}'s {part} {np.shape(weight)} does not fit into input's shape {values.shape}."
        )


def mse_loss(input: Numbers, target: Numbers, *, reduction: str = "mean") -> Tensor:
    """Return the squared difference.

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.nn.functional.mse_loss(ag.Tensor([1.0, 2.0]), [1.0, 4.0])
    Tensor(2.)
    """
    x, y = pair("mse_loss", input, target)
    if reduction == "mean":
        return losses.mse(x, y)
    check_reduction(reduction)
    return losses.mse(x, y, reduction=reduction)


def l1_loss(input: Numbers, target: Numbers, *, reduction: str = "mean") -> Tensor:
    """Return the absolute difference; where there is none, its slope is 0."""
    x, y = pair("l1_loss", input, target)
    return reduction_of(np.abs(x - y), reduction)


def huber_loss(input: Numbers, target: Numbers, reduction: str = "mean", delta: float = 1.0) -> Tensor:
    """Return half the squared difference up to `delta`, and from there on a straight line."""
    x, y = pair("huber_loss", input, target)
    if not delta > 0:
        raise ValueError(f"huber_loss needs a delta above 0: it is {delta}.")
    return reduction_of(losses.huber(x, y, delta=plain_number("huber_loss", "delta", delta)), reduction)


def smooth_l1_loss(input: Numbers, target: Numbers, *, reduction: str = "mean", beta: float = 1.0) -> Tensor:
    """Return the Huber loss divided by `beta`: beyond it, the slope is 1."""
    x, y = pair("smooth_l1_loss", input, target)
    if beta == 0:
        return l1_loss(x, y, reduction=reduction)
    if not beta > 0:
        raise ValueError(f"smooth_l1_loss needs a beta of at least 0: it is {beta}.")
    beta = plain_number("smooth_l1_loss", "beta", beta)
    return reduction_of(losses.huber(x, y, delta=beta) / beta, reduction)


def kl_div(input: Numbers, target: Numbers, *, reduction: str = "mean", log_target: bool = False) -> Tensor:
    """Return target (log target - input), `input` being logarithms; "batchmean" is the mathematical one.

    What has a share of 0 costs nothing, even where input is -∞ (PyTorch: NaN).
    """
    check_reduction(reduction, (*REDUCTIONS, "batchmean"))
    x, y = pair("kl_div", input, target)
    present = np.not_equal(y, -np.inf if log_target else 0.0)
    known = np.where(present, y, 0.0 if log_target else 1.0)
    share, log_share = (np.exp(known), known) if log_target else (y, np.log(known))
    values = np.where(present, share * (log_share - np.where(present, x, 0.0)), 0.0)
    if reduction == "batchmean":
        return values.sum() / values.shape[0]
    return reduction_of(values, reduction)


def binary_cross_entropy(
    input: Numbers, target: Numbers, weight: Numbers | None = None, *, reduction: str = "mean"
) -> Tensor:
    """Return -[target log input + (1 - target) log(1 - input)], no logarithm below -100, as PyTorch.

    Parameters
    ----------
    input : array_like
        Shares between 0 and 1, for instance from a sigmoid.
    target : array_like of input's shape
        What is right, between 0 and 1.
    weight : array_like, optional
        How much each counts.

    Notes
    -----
    A share that is exactly wrong has a slope of ±10¹². Through a sigmoid that has become exactly 0 or 1 no
    gradient comes back: `binary_cross_entropy_with_logits` takes the scores before it, and learns on.

    Raises
    ------
    ValueError
        If a number of input or target is not between 0 and 1.
    """
    name = "binary_cross_entropy"
    x, y = pair(name, input, target)
    for part, shares in (("input", x), ("target", y)):
        data = shares._data if isinstance(shares, Tensor) else shares
        outside = ~((data >= 0) & (data <= 1))
        if outside.any():
            raise ValueError(
                f"{name} needs shares between 0 and 1: {part} has {np.asarray(data)[outside].flat[0]}. "
                "For scores there is binary_cross_entropy_with_logits."
            )
    return reduction_of(times_weight(name, losses.bce(x, y), weight), reduction)


def binary_cross_entropy_with_logits(
    input: Numbers,
    target: Numbers,
    weight: Numbers | None = None,
    *,
    reduction: str = "mean",
    pos_weight: Numbers | None = None,
) -> Tensor:
    """Return binary cross-entropy of σ(input), safe for large logits; a yes counts `pos_weight` times."""
    name = "binary_cross_entropy_with_logits"
    x, y = pair(name, input, target)
    positive: Any = 1.0
    if pos_weight is not None:
        positive = np.asarray(settings_array(pos_weight, x), float_dtype(x))
        check_fit(name, "pos_weight", positive, x)
    values = losses.bce_with_logits(x, y, pos_weight=positive)
    return reduction_of(times_weight(name, values, weight), reduction)
