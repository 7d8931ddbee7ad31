"""Softmax's sum goes down the columns."""

import numpy as np


def backward(g, q, k, v, shares):
    dv = shares.swapaxes(-1, -2) @ g
    dp = g @ v.swapaxes(-1, -2)
    ds = shares * (dp - (dp * shares).sum(axis=-2, keepdims=True)) / np.sqrt(q.shape[-1])
    return ds @ k, ds.swapaxes(-1, -2) @ q, dv


# diagnosis: WRONG_AXIS
