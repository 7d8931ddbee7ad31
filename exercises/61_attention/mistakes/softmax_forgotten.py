"""Goes from the shares straight to queries and keys."""

import numpy as np


def backward(g, q, k, v, shares):
    dv = shares.swapaxes(-1, -2) @ g
    dp = g @ v.swapaxes(-1, -2)
    ds = dp / np.sqrt(q.shape[-1])
    return ds @ k, ds.swapaxes(-1, -2) @ q, dv


# diagnosis: SOFTMAX_FORGOTTEN
