"""Rows in a loop."""

import numpy as np


def causal_mask(n):
    return np.array([[later <= now for later in range(n)] for now in range(n)], bool).reshape(n, n)


def masked_shares(scores, mask):
    out = np.zeros(scores.shape)
    mask = np.broadcast_to(mask, scores.shape)
    for place in np.ndindex(scores.shape[:-1]):
        seen = mask[place]
        row = scores[place][seen]
        row = np.exp(row - row.max())
        out[place][seen] = row / row.sum()
    return out
