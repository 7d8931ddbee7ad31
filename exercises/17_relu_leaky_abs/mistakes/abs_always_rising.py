"""Passes everything on, also where the line falls."""

import numpy as np


def relu_backward(g, x):
    return g * (x > 0)


def leaky_relu_backward(g, x, slope):
    return g * np.where(x > 0, 1, slope)


def abs_backward(g):
    return g


# diagnosis: WRONG_ONLY_WHERE
