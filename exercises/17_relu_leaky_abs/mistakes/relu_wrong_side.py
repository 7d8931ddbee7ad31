"""Opens the gate on the wrong side."""

import numpy as np


def relu_backward(g, x):
    return g * (x < 0)


def leaky_relu_backward(g, x, slope):
    return g * np.where(x > 0, 1, slope)


def abs_backward(g, x):
    return g * np.sign(x)


# diagnosis: WRONG_ROUTING
