"""Adds the slopes of both sides at the corner."""

import numpy as np


def relu_backward(g, x):
    return g * (x > 0)


def leaky_relu_backward(g, x, slope):
    return g * ((x >= 0) + slope * (x <= 0))


def abs_backward(g, x):
    return g * np.sign(x)


# diagnosis: NOT_A_SUBGRADIENT
