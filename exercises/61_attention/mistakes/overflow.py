"""Computes the shares anew, and exp(1000) is inf."""

import numpy as np


def backward(g, q, k, v, mask):
    e = np.exp(q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])) * mask
    shares = e / e.sum(axis=-1, keepdims=True)
    dv = shares.swapaxes(-1, -2) @ g
    dp = g @ v.swapaxes(-1, -2)
    ds = shares * (dp - (dp * shares).sum(axis=-1, keepdims=True)) / np.sqrt(q.shape[-1])
    return ds @ k, ds.swapaxes(-1, -2) @ q, dv


# diagnosis: NONFINITE_AT
