import numpy as np


def var_backward(g, x, axis, ddof):
    n = x.shape[axis]
    mean = np.sum(x, axis=axis, keepdims=True) / n
    return (x - mean) * (2 / (n - ddof)) * np.expand_dims(g, axis)


def std_backward(g, x, z, axis, ddof):
    return var_backward(0.5 * g / z, x, axis, ddof)
