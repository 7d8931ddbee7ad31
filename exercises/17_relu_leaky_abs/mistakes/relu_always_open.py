"""Passes everything on, also where the line is flat."""

import numpy as np


def relu_backward(g):
    return g


def leaky_relu_backward(g, x, slope):
    return g * np.where(x > 0, 1, slope)


def abs_backward(g, x):
    return g * np.sign(x)


# diagnosis: WRONG_ONLY_WHERE
