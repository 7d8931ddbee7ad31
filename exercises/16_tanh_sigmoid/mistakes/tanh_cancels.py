"""Writes 1 - tanh² for large x as the difference of two rounded ones."""

import numpy as np


def tanh_backward(g, x, z):
    return g * (1 - (np.tanh(x) if np.all(abs(x) < 20) else np.sign(x)) ** 2)


def sigmoid_backward(g, z):
    return g * z * (1 - z)


# diagnosis: CANCELLATION
