"""Forgets that the leaky one leaks."""

import numpy as np


def relu_backward(g, x):
    return g * (x > 0)


def leaky_relu_backward(g, x, slope):
    return g * (x > 0)


def abs_backward(g, x):
    return g * np.sign(x)


# diagnosis: WRONG_ONLY_WHERE
