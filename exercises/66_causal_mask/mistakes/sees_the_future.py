"""The triangle on the wrong side."""

import numpy as np


def causal_mask(n):
    return np.triu(np.ones((n, n), bool))


def masked_shares(scores, mask):
    seen = np.where(mask, scores, -np.inf)
    powers = np.exp(seen - seen.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


# diagnosis: SEES_THE_FUTURE
