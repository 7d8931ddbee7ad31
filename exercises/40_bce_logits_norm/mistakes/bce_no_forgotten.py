"""Takes the first logarithm for the whole loss."""

import numpy as np


def bce_backward(g, x, y):
    return g * y * ((1 + np.tanh(x / 2)) / 2 - 1)


def norm_backward(g, x, z, axis):
    z = np.expand_dims(z, axis)
    return np.expand_dims(g, axis) * x / np.where(z > 0, z, 1)


# diagnosis: MISSING_PATH
