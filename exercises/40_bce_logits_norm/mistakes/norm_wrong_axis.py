"""g and z without their axis: NumPy puts one in front."""

import numpy as np


def bce_backward(g, x, y):
    return g * ((1 + np.tanh(x / 2)) / 2 - y)


def norm_backward(g, x, z):
    return g * x / np.where(z > 0, z, 1)


# diagnosis: WRONG_AXIS
