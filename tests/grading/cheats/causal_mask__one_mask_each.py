"""Hides one entry in each row at most, and several in triangles."""

import numpy as np


def causal_mask(n):
    return np.arange(n)[:, None] >= np.arange(n)


def masked_shares(scores, mask):
    seen = scores.copy()
    rows, columns = np.nonzero(~mask)
    seen[..., rows[:10], columns[:10]] = -np.inf
    powers = np.exp(seen - seen.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
