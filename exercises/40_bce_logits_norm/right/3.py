import numpy as np


def bce_backward(g, x, y):
    with np.errstate(over="ignore"):
        yes, no = 1 / (1 + np.exp(x)), 1 / (1 + np.exp(-x))
    return g * ((1 - y) * no - y * yes)


def norm_backward(g, x, z, axis):
    z, g = np.expand_dims(z, axis), np.expand_dims(g, axis)
    still = z == 0
    return np.where(still, x.shape[axis] ** -0.5 * g, g * x / (z + still))
