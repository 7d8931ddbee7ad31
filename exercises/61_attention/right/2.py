import numpy as np


def backward(g, q, k, v, shares):
    # the sum in softmax's rule is g times z: as the fast kernels do it
    z = shares @ v
    row = (g * z).sum(axis=-1, keepdims=True)
    ds = shares * (g @ np.swapaxes(v, -1, -2) - row)
    scale = 1 / np.sqrt(k.shape[-1])
    return scale * (ds @ k), scale * (np.swapaxes(ds, -1, -2) @ q), np.swapaxes(shares, -1, -2) @ g
