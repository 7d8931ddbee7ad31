"""The slope of the squares; the root is forgotten."""

import numpy as np


def bce_backward(g, x, y):
    return g * ((1 + np.tanh(x / 2)) / 2 - y)


def norm_backward(g, x, axis):
    return 2 * x * np.expand_dims(g, axis)


# diagnosis: SLOPE_OF_THE_SQUARE
