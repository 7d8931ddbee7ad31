"""Shares of the visible entries, by the mask as a factor of the powers."""

import numpy as np


def causal_mask(n):
    return np.tril(np.ones((n, n), bool))


def masked_shares(scores, mask):
    seen = np.where(mask, scores, -1e300)
    powers = np.exp(seen - seen.max(axis=-1, keepdims=True)) * mask
    return powers / powers.sum(axis=-1, keepdims=True)
