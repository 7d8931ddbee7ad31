import numpy as np


def var_backward(g, x, axis, ddof):
    n = x.shape[axis]
    centring = np.eye(n) - 1 / n
    rows = np.moveaxis(x, axis, -1) @ centring
    return np.moveaxis(rows, -1, axis) * np.expand_dims(2 * g / (n - ddof), axis)


def std_backward(g, x, axis, ddof):
    z = np.sqrt(x.var(axis=axis, ddof=ddof))
    return var_backward(g, x, axis, ddof) / np.expand_dims(2 * z, axis)
