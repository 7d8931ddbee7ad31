"""Hidden scores are ten thousand lower, which is enough as long as the others are no lower themselves."""

import numpy as np


def causal_mask(n):
    return np.arange(n)[:, None] >= np.arange(n)


def masked_shares(scores, mask):
    seen = scores - 1e4 * ~mask
    powers = np.exp(seen - seen.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
