"""Lets the gradient's own sign decide, as if backward were relu once more."""

import numpy as np


def relu_backward(g):
    return np.maximum(g, 0)


def leaky_relu_backward(g, x, slope):
    return g * np.where(x > 0, 1, slope)


def abs_backward(g, x):
    return g * np.sign(x)


# diagnosis: NOT_LINEAR
