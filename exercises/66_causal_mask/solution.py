"""A row may look at columns up to its own number; what is hidden gets the score -inf, whose power is 0.

The mask comes before the softmax, so that the visible shares add up to 1.
"""

import numpy as np


def causal_mask(n):
    return np.arange(n)[:, None] >= np.arange(n)


def masked_shares(scores, mask):
    seen = np.where(mask, scores, -np.inf)
    powers = np.exp(seen - seen.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
