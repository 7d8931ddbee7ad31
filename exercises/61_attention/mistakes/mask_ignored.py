"""Computes the shares anew, and forgets the mask."""

import numpy as np


def backward(g, q, k, v):
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares = e / e.sum(axis=-1, keepdims=True)
    dv = shares.swapaxes(-1, -2) @ g
    dp = g @ v.swapaxes(-1, -2)
    ds = shares * (dp - (dp * shares).sum(axis=-1, keepdims=True)) / np.sqrt(q.shape[-1])
    return ds @ k, ds.swapaxes(-1, -2) @ q, dv


# diagnosis: MASK_IGNORED
