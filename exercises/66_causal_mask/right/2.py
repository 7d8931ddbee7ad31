"""Row by row."""

import numpy as np


def causal_mask(n):
    return np.array([[j <= i for j in range(n)] for i in range(n)])


def masked_shares(scores, mask):
    shares = np.zeros(scores.shape)
    for place in np.ndindex(*scores.shape[:-1]):
        visible = mask[place[-1]]
        row = scores[place][visible]
        powers = np.exp(row - row.max())
        shares[place][visible] = powers / powers.sum()
    return shares
