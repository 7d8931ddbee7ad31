"""All of it stands in a decorator's expression."""

import numpy as np


@lambda f: lambda g, x: g * (8 * (f(x + 1 / 4**5) - f(x - 1 / 4**5)) - (f(x + 2 / 4**5) - f(x - 2 / 4**5))) * 256 / 3
def tanh_backward(x):
    return np.tanh(x)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
