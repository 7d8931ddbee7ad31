"""Fills in the first entry only; no entry is used twice here."""

import numpy as np


def backward(g, x, y):
    dx = np.zeros(x.shape)
    for k in list(np.ndindex(x.shape))[:1]:
        dx[k] = g[k] * y[k]
    return dx, g * x


# diagnosis: FIRST_CONTRIBUTION_ONLY
