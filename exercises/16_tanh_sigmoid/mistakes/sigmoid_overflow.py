"""Right near zero; far out exp(-x) is inf, and inf / inf is nan."""

import numpy as np


def tanh_backward(g, z):
    return g * (1 - z**2)


def sigmoid_backward(g, x):
    return g * np.exp(-x) / (1 + np.exp(-x)) ** 2


# diagnosis: NONFINITE_AT
