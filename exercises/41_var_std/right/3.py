import numpy as np


def var_backward(g, x, axis, ddof):
    n = x.shape[axis]
    total = x.sum(axis=axis, keepdims=True)
    return np.expand_dims(g, axis) * (2 * x / (n - ddof) - 2 * total / n / (n - ddof))


def std_backward(g, x, z, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g / z, axis) * centred / (x.shape[axis] - ddof)
