"""Computes the sign as x over |x|, which is 0 over 0 at the corner."""

import numpy as np


def relu_backward(g, x):
    return g * (x > 0)


def leaky_relu_backward(g, x, slope):
    return g * np.where(x > 0, 1, slope)


def abs_backward(g, x):
    return g * x / np.abs(x)


# diagnosis: NONFINITE_AT
