"""Nothing goes back to the state before, so nothing can ever be learnt across two steps."""

import numpy as np


def backward(g, z, x, h, w):
    da = g * (1 - z**2)
    return da @ w, np.zeros(h.shape), da.T @ x, da.T @ h, da.sum(axis=0)


# diagnosis: ALL_ZERO
