"""Divides by the number of scores, though nothing was averaged."""

import numpy as np


def bce_backward(g, x, y):
    return g * ((1 + np.tanh(x / 2)) / 2 - y) / max(x.size, 1)


def norm_backward(g, x, z, axis):
    z = np.expand_dims(z, axis)
    return np.expand_dims(g, axis) * x / np.where(z > 0, z, 1)


# diagnosis: FACTOR
