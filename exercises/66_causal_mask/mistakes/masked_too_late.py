"""Takes the shares of all, and hides some afterwards."""

import numpy as np


def causal_mask(n):
    return np.tril(np.ones((n, n), bool))


def masked_shares(scores, mask):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True) * mask


# diagnosis: MASKED_TOO_LATE
