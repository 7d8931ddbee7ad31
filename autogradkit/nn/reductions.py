"""Reductions of losses: one loss for each example becomes one for all of them, or stays as it is."""

from typing import Any

import numpy as np

__all__ = ["REDUCTIONS", "check_reduction", "reduction_of", "weighted_mean"]

REDUCTIONS = ("none", "mean", "sum")


def check_reduction(reduction: str, known: tuple[str, ...] = REDUCTIONS) -> None:
    """Raise if there is no such reduction."""
    if reduction not in known:
        raise ValueError(f"reduction is one of {', '.join(map(repr, known))}: {reduction!r} was given.")


def reduction_of(values: Any, reduction: str) -> Any:
    """Return the values, their mean or their sum."""
    check_reduction(reduction)
    return values if reduction == "none" else values.mean() if reduction == "mean" else values.sum()


def weighted_mean(values: Any, total: float) -> Any:
    """Return the sum of the values divided by the sum of their weights; NaN where nothing has any."""
    total = float(total)
    if values.dtype == np.float16:  # the sum may be too large for it, the mean is not
        return (values.astype(np.float32).sum() / total).astype(np.float16)
    return values.sum() / total
