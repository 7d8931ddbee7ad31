"""Attention as a function: queries and keys meet in dot products, and masks say who may look where."""

from collections.abc import Sequence
from math import sqrt
from typing import Any

import numpy as np

from autogradkit.core.tensor import Tensor
from autogradkit.nn.inputs import Numbers, numbers, plain_number
from autogradkit.nn.nonlinearity import dropout, softmax

__all__ = ["additive_mask", "attention_weights", "causal_mask", "scaled_dot_product_attention"]


def additive_mask(name: str, mask: Any, like: Any, forbids: bool) -> Any:
    """Return a mask as what is added to scores: -∞ where nobody may look.

    Raises
    ------
    TypeError
        If it is whole numbers: 0 and 1 may mean to forbid, to allow, or what is to be added.
    """
    if not isinstance(mask, Tensor):
        mask = np.asarray(mask)
    if mask.dtype.kind == "f":
        return mask if isinstance(mask, Tensor) else mask.astype(like.dtype)
    if mask.dtype.kind != "b":
        raise TypeError(f"{name} is bool, or floats that are added to the scores: it is {mask.dtype}.")
    forbidden = np.asarray(mask) if forbids else ~np.asarray(mask)
    return np.where(forbidden, -np.inf, 0.0).astype(like.dtype)


def attention_weights(scores: Any, masks: Sequence[Any]) -> Any:
    """Return the softmax of scores and masks together; 0 for a query that may look nowhere."""
    for mask in masks:
        if np.broadcast_shapes(mask.shape, scores.shape) != scores.shape:
            raise ValueError(f"A mask {mask.shape} does not fit onto scores {scores.shape}.")
        scores = scores + mask
    blind = (getattr(scores, "_data", scores) == -np.inf).all(axis=-1, keepdims=True)
    if not blind.any():
        return softmax(scores)
    return np.where(blind, 0.0, softmax(np.where(blind, 0.0, scores)))


def causal_mask(scores: Any) -> Any:
    """Return the mask that lets no query look at a later key."""
    return additive_mask("is_causal", np.tril(np.ones(scores.shape[-2:], bool)), scores, forbids=False)


def scaled_dot_product_attention(
    query: Numbers,
    key: Numbers,
    value: Numbers,
    attn_mask: Numbers | None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    scale: float | None = None,
) -> Tensor:
    """Return softmax(q kᵀ / √d) v: each query's mixture of values.

    Parameters
    ----------
    query : (…, time, d)
    key, value : (…, source time, d), (…, source time, e)
    attn_mask : broadcast to (…, time, source time), optional
        Bool, True where a query may look; or floats, which are added to the scores.
    dropout_p : float
    is_causal : bool
        No query looks at a later key; a mask applies as well.
    scale : float, optional
        In place of 1 / √d.

    Returns
    -------
    (…, time, e); zeros for a query that may look nowhere
    """
    q, k, v = numbers(query), numbers(key), numbers(value)
    scale = 1 / sqrt(q.shape[-1]) if scale is None else plain_number("attention", "scale", scale)
    scores = q @ k.swapaxes(-1, -2) * scale
    masks = [causal_mask(scores)] if is_causal else []
    if attn_mask is not None:
        masks.append(additive_mask("attn_mask", attn_mask, scores, forbids=False))
    weights = attention_weights(scores, masks)
    return (dropout(weights, dropout_p) if dropout_p else weights) @ v
