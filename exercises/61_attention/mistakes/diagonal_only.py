"""The sigmoid's slope in the place of softmax's rule."""

import numpy as np


def backward(g, q, k, v, shares):
    dv = shares.swapaxes(-1, -2) @ g
    dp = g @ v.swapaxes(-1, -2)
    ds = dp * shares * (1 - shares) / np.sqrt(q.shape[-1])
    return ds @ k, ds.swapaxes(-1, -2) @ q, dv


# diagnosis: JACOBIAN_DIAGONAL_ONLY
