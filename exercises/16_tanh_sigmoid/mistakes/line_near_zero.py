"""Takes tanh for a straight line near zero."""

import numpy as np


def tanh_backward(g, z):
    return g * np.where(abs(z) < 0.1, 1, 1 - z**2)


def sigmoid_backward(g, z):
    return g * z * (1 - z)


# diagnosis: WRONG_ONLY_WHERE
