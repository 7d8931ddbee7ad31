"""Multiplies by what came out, which is 0 in the right places and not 1 in the others."""

import numpy as np


def relu_backward(g, z):
    return g * z


def leaky_relu_backward(g, x, slope):
    return g * np.where(x > 0, 1, slope)


def abs_backward(g, x):
    return g * np.sign(x)


# diagnosis: FORMULA
