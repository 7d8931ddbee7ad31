"""Has the two slopes on the wrong sides."""

import numpy as np


def relu_backward(g, x):
    return g * (x > 0)


def leaky_relu_backward(g, x, slope):
    return g * np.where(x > 0, slope, 1)


def abs_backward(g, x):
    return g * np.sign(x)


# diagnosis: SIDES_SWAPPED
