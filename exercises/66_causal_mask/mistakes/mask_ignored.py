"""The plain softmax."""

import numpy as np


def causal_mask(n):
    return np.tril(np.ones((n, n), bool))


def masked_shares(scores, mask):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


# diagnosis: MASK_IGNORED
