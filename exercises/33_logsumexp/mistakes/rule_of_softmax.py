"""Takes the rule of softmax; with one g per row nothing is left of it but rounding."""

import numpy as np


def backward(g, x, z, axis):
    shares = np.exp(x - np.expand_dims(z, axis))
    g = np.expand_dims(g, axis)
    return shares * (g - np.sum(g * shares, axis, keepdims=True))


# diagnosis: ALL_ZERO
