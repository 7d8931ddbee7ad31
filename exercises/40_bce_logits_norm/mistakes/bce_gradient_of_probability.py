"""Stops at the probability: the sigmoid's own rule is missing."""

import numpy as np


def bce_backward(g, x, y):
    p = (1 + np.tanh(x / 2)) / 2
    return g * (-y / p + (1 - y) / (1 - p))


def norm_backward(g, x, z, axis):
    z = np.expand_dims(z, axis)
    return np.expand_dims(g, axis) * x / np.where(z > 0, z, 1)


# diagnosis: GRADIENT_OF_SHARES
