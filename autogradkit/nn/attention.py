"""Attention: every position of a sequence asks all others, and mixes their answers."""

import numpy as np

from autogradkit.nn import functional, init
from autogradkit.nn.dense import Linear
from autogradkit.nn.module import Module, Parameter

__all__ = ["MultiheadAttention"]


class MultiheadAttention(Module):
    """Several attentions side by side, each in its own part of the vectors.

    Parameters `in_proj_weight` (3·embed_dim, embed_dim), `in_proj_bias`, and `out_proj`, as in PyTorch.
    """

    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, *, batch_first=False):
        if embed_dim % num_heads:
            raise ValueError(f"{num_heads} heads can't share {embed_dim} numbers evenly.")
        self.embed_dim, self.num_heads = embed_dim, num_heads
        self.dropout, self.batch_first = dropout, batch_first
        self.in_proj_weight = init.xavier_uniform_(Parameter(np.zeros((3 * embed_dim, embed_dim))))
        self.in_proj_bias = Parameter(np.zeros(3 * embed_dim)) if bias else None
        self.out_proj = Linear(embed_dim, embed_dim, bias)
        if bias:
            init.zeros_(self.out_proj.bias)

    def forward(
        self,
        query,
        key,
        value,
        key_padding_mask=None,
        need_weights=True,
        attn_mask=None,
        average_attn_weights=True,
        is_causal=False,
    ):
        """Attend.

        Parameters
        ----------
        query : (time, batch, embed_dim), with batch first if `batch_first`; or (time, embed_dim)
        key, value : (source time, batch, embed_dim)
        key_padding_mask : (batch, source time), True where a key is to be ignored
        attn_mask : (time, source time) or (batch·heads, time, source time); True forbids, numbers are added
        is_causal : bool
            Nobody looks ahead. (PyTorch wants the mask as well; here it may be left out.)

        Returns
        -------
        output : as query
        weights : (batch, time, source time), averaged over the heads; None unless `need_weights`
        """
        single = query.ndim == 2
        if single:
            query, key, value = query[:, None], key[:, None], value[:, None]
            key_padding_mask = None if key_padding_mask is None else np.asarray(key_padding_mask)[None]
        elif self.batch_first:
            query, key, value = (x.swapaxes(0, 1) for x in (query, key, value))
        (time, batch, e), source = query.shape, key.shape[0]

        def heads(x, part):
            """Return part 0, 1 or 2 of the projection as (batch, heads, time, e / heads)."""
            rows = slice(part * e, (part + 1) * e)
            bias = None if self.in_proj_bias is None else self.in_proj_bias[rows]
            x = functional.linear(x, self.in_proj_weight[rows], bias)
            return x.reshape((x.shape[0], batch, self.num_heads, -1)).transpose((1, 2, 0, 3))

        q, k, v = heads(query, 0), heads(key, 1), heads(value, 2)
        scores = q @ k.swapaxes(-1, -2) * (1 / np.sqrt(e // self.num_heads))
        if is_causal and attn_mask is None:
            attn_mask = ~np.tril(np.ones((time, source), bool))
        if attn_mask is not None:
            mask = added(attn_mask)
            scores = scores + (mask.reshape(batch, self.num_heads, time, source) if mask.ndim == 3 else mask)
        if key_padding_mask is not None:
            scores = scores + added(key_padding_mask)[:, None, None, :]
        weights = functional.softmax(scores)
        mixed = functional.dropout(weights, self.dropout, self.training) @ v
        output = self.out_proj(mixed.transpose((2, 0, 1, 3)).reshape((time, batch, e)))
        if average_attn_weights:
            weights = weights.mean(axis=1)
        if single:
            output, weights = output[:, 0], weights[0]
        elif self.batch_first:
            output = output.swapaxes(0, 1)
        return output, weights if need_weights else None

    def extra_repr(self):
        """Return the sizes."""
        return f"embed_dim={self.embed_dim}, num_heads={self.num_heads}"


def added(mask):
    """Return a mask as what is added to scores: -inf where it is True."""
    mask = np.asarray(mask)
    return np.where(mask, -np.inf, 0.0) if mask.dtype == bool else mask
