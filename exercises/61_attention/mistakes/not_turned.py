"""Keys and values get their gradient as if they were queries."""

import numpy as np


def backward(g, q, k, v, shares):
    dv = shares @ g
    dp = g @ v.swapaxes(-1, -2)
    ds = shares * (dp - (dp * shares).sum(axis=-1, keepdims=True)) / np.sqrt(q.shape[-1])
    return ds @ k, ds @ q, dv


# diagnosis: OTHER_INPUT_TRANSPOSED
