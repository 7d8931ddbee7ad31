"""Takes the diagonal of softmax's table for the slope: one derivative too many."""

import numpy as np


def backward(g, x, z, axis):
    s = np.exp(x - np.expand_dims(z, axis))
    return np.expand_dims(g, axis) * s * (1 - s)


# diagnosis: FORMULA
