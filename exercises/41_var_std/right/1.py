import numpy as np


def var_backward(g, x, axis, ddof):
    n = x.shape[axis]
    g = np.expand_dims(g, axis)
    direct = 2 * g * (x - x.mean(axis=axis, keepdims=True)) / (n - ddof)
    through_the_mean = -direct.sum(axis=axis, keepdims=True) / n
    return direct + through_the_mean


def std_backward(g, x, z, axis, ddof):
    return var_backward(0.5 * g / z, x, axis, ddof)
