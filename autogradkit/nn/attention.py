"""Attention: every position of a sequence asks all others, and mixes their answers."""

from math import sqrt
from typing import Any

import numpy as np

from autogradkit.core.tensor import Tensor
from autogradkit.nn import functional, init
from autogradkit.nn.dense import Linear
from autogradkit.nn.dot_product import additive_mask, attention_weights, causal_mask
from autogradkit.nn.inputs import Numbers, check_positive, numbers
from autogradkit.nn.module import Module, Parameter

__all__ = ["MultiheadAttention"]


class MultiheadAttention(Module):
    """Several attentions side by side, each in its own part of the vectors.

    Parameters `in_proj_weight` (3·embed_dim, embed_dim), `in_proj_bias`, and `out_proj`, as in PyTorch.
    """

    def __init__(
        self,
        embed_dim: int,
        num_heads: int,
        dropout: float = 0.0,
        bias: bool = True,
        *,
        batch_first: bool = False,
    ) -> None:
        check_positive(embed_dim=embed_dim, num_heads=num_heads)
        if embed_dim % num_heads:
            raise ValueError(f"{num_heads} heads can't share {embed_dim} numbers evenly.")
        if not 0 <= dropout <= 1:
            raise ValueError(f"dropout is a probability between 0 and 1: it is {dropout}.")
        self.embed_dim, self.num_heads = embed_dim, num_heads
        self.dropout, self.batch_first = dropout, batch_first
        self.in_proj_weight = init.xavier_uniform_(Parameter(np.zeros((3 * embed_dim, embed_dim))))
        self.in_proj_bias = Parameter(np.zeros(3 * embed_dim)) if bias else None
        self.out_proj = Linear(embed_dim, embed_dim, bias)
        if self.out_proj.bias is not None:
            init.zeros_(self.out_proj.bias)

    def forward(
        self,
        query: Numbers,
        key: Numbers,
        value: Numbers,
        key_padding_mask: Numbers | None = None,
        need_weights: bool = True,
        attn_mask: Numbers | None = None,
        average_attn_weights: bool = True,
        is_causal: bool = False,
    ) -> tuple[Tensor, Tensor | None]:
        """Attend.

        Parameters
        ----------
        query : (time, batch, embed_dim), with batch first if `batch_first`; or (time, embed_dim)
        key, value : (source time, batch, embed_dim)
        key_padding_mask : (batch, source time), True where a key is to be ignored
        attn_mask : (time, source time) or (batch·heads, time, source time); True forbids, floats are added
        is_causal : bool
            Nobody looks ahead, whatever the masks allow. (PyTorch wants the mask as well.)

        Returns
        -------
        output : as query; the bias of `out_proj` alone for a query that may look nowhere (PyTorch: NaN)
        weights : (batch, time, source time), averaged over the heads; None unless `need_weights`

        Raises
        ------
        ValueError
            If shapes don't fit.
        TypeError
            If a mask is whole numbers: 0 and 1 may mean either.
        """
        q, k, v = (numbers(x, self.in_proj_weight) for x in (query, key, value))
        single = q.ndim == 2
        if single:
            q, k, v = q[:, None], k[:, None], v[:, None]
        elif self.batch_first:
            q, k, v = (x.swapaxes(0, 1) for x in (q, k, v))
        self.check_shapes(q, k, v)
        q, k, v = self.heads(q, 0), self.heads(k, 1), self.heads(v, 2)
        scores = q @ k.swapaxes(-1, -2) * (1 / sqrt(self.embed_dim // self.num_heads))
        masks = self.masks(scores, key_padding_mask, attn_mask, is_causal, single)
        weights: Any = attention_weights(scores, masks)
        if self.dropout and self.training:
            weights = functional.dropout(weights, self.dropout)
        mixed = (weights @ v).transpose((2, 0, 1, 3))
        output: Any = self.out_proj(mixed.reshape((*mixed.shape[:2], self.embed_dim)))
        if single:
            output = output[:, 0]
        elif self.batch_first:
            output = output.swapaxes(0, 1)
        if not need_weights:
            return output, None
        weights = weights.mean(axis=1) if average_attn_weights else weights
        return output, weights[0] if single else weights

    def check_shapes(self, q: Any, k: Any, v: Any) -> None:
        """Raise unless queries, keys and values are (…time, batch, embed_dim) of one batch."""
        alike = q.ndim == k.ndim == v.ndim == 3 and k.shape == v.shape and q.shape[1:] == k.shape[1:]
        if not alike or q.shape[-1] != self.embed_dim:
            raise ValueError(
                f"Queries, keys and values are (time, batch, {self.embed_dim}), of one batch and with as "
                f"many keys as values: here they are {q.shape}, {k.shape} and {v.shape}."
            )

    def heads(self, x: Any, part: int) -> Any:
        """Return part 0, 1 or 2 of the projection as (batch, heads, time, embed_dim / heads)."""
        e = self.embed_dim
        rows = slice(part * e, (part + 1) * e)
        weight: Any = self.in_proj_weight
        bias: Any = self.in_proj_bias
        x = functional.linear(x, weight[rows], None if bias is None else bias[rows])
        time, batch, _ = x.shape
        return x.reshape((time, batch, self.num_heads, e // self.num_heads)).transpose((1, 2, 0, 3))

    def masks(
        self, scores: Any, key_padding_mask: Any, attn_mask: Any, is_causal: bool, single: bool
    ) -> list[Any]:
        """Return all masks as what is added to the scores (batch, heads, time, source time)."""
        batch, heads, time, source = scores.shape
        masks = [causal_mask(scores)] if is_causal else []
        if attn_mask is not None:
            mask = additive_mask("attn_mask", attn_mask, scores, forbids=True)
            if mask.shape not in ((time, source), (batch * heads, time, source)):
                raise ValueError(
                    f"attn_mask is {(time, source)} or {(batch * heads, time, source)}: it is {mask.shape}."
                )
            masks.append(mask if mask.ndim == 2 else mask.reshape(scores.shape))
        if key_padding_mask is not None:
            mask = additive_mask("key_padding_mask", key_padding_mask, scores, forbids=True)
            if mask.shape != ((source,) if single else (batch, source)):
                raise ValueError(
                    f"key_padding_mask is {(source,) if single else (batch, source)}: it is {mask.shape}."
                )
            masks.append(mask.reshape((batch, 1, 1, source)))
        return masks

    def extra_repr(self) -> str:
        """Return the sizes."""
        return f"embed_dim={self.embed_dim}, num_heads={self.num_heads}"
