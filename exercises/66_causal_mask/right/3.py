"""By the logarithm of the sum."""

import numpy as np


def causal_mask(n):
    return ~np.triu(np.ones((n, n), bool), 1)


def masked_shares(scores, mask):
    largest = np.where(mask, scores, -np.inf).max(axis=-1, keepdims=True)
    total = np.log(np.where(mask, np.exp(np.minimum(scores - largest, 0.0)), 0.0).sum(axis=-1, keepdims=True))
    return np.where(mask, np.exp(np.minimum(scores - largest - total, 0.0)), 0.0)
