import numpy as np


def bce_backward(g, x, y):
    e = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1, e) / (1 + e)
    return g * p - g * y


def norm_backward(g, x, z, axis):
    z, g = np.expand_dims(z, axis), np.expand_dims(g, axis)
    return g * np.divide(x, z, out=np.zeros(x.shape), where=z != 0)
