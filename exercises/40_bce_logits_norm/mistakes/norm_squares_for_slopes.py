"""Takes the squares under the root for their slopes."""

import numpy as np


def bce_backward(g, x, y):
    return g * ((1 + np.tanh(x / 2)) / 2 - y)


def norm_backward(g, x, z, axis):
    z = np.expand_dims(z, axis)
    return np.expand_dims(g, axis) * x**2 / np.where(z > 0, 2 * z, 1)


# diagnosis: SQUARE_FOR_SLOPE
