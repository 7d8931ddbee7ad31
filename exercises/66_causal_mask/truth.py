"""The mask and the shares."""

import numpy as np


def causal_mask(n):
    """Return an (n, n) array that is True where a row may look."""
    return np.tril(np.ones((n, n), bool))


def masked_shares(scores, mask):
    """Return the softmax of each row, with the hidden scores at -inf."""
    seen = np.where(mask, scores, -np.inf)
    powers = np.exp(seen - seen.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
