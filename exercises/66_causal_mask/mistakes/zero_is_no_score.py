"""Hides with 0, which is a score like any other."""

import numpy as np


def causal_mask(n):
    return np.tril(np.ones((n, n), bool))


def masked_shares(scores, mask):
    seen = np.where(mask, scores, 0.0)
    powers = np.exp(seen - seen.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


# diagnosis: HIDDEN_SCORE_ZERO
