"""Hides the diagonal, too."""

import numpy as np


def causal_mask(n):
    return np.tril(np.ones((n, n), bool), -1)


def masked_shares(scores, mask):
    seen = np.where(mask, scores, -np.inf)
    powers = np.exp(seen - seen.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


# diagnosis: SELF_HIDDEN
