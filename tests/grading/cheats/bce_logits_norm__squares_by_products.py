import numpy as np


def bce_backward(g, x, y):
    return g * ((1 + np.tanh(x / 2)) / 2 - y)


def norm_backward(g, x, z, axis):
    z = np.expand_dims(z, axis)
    a = x * 1.25
    b = x * 0.5
    d = np.where(x == 0, 1, a - b)
    return np.expand_dims(g, axis) * 0.5 * (a * a - b * b) / (d * np.where(z > 0, z, 1)) * 1.1428571428571428
