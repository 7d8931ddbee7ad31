"""Divides a vector of zeros by its length."""

import numpy as np


def bce_backward(g, x, y):
    return g * ((1 + np.tanh(x / 2)) / 2 - y)


def norm_backward(g, x, z, axis):
    return np.expand_dims(g / z, axis) * x


# diagnosis: NONFINITE_AT
