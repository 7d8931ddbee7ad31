"""Only the slope of the powers: the logarithm's own slope, one over the sum, is missing."""

import numpy as np


def backward(g, x, axis):
    return np.expand_dims(g, axis) * np.exp(x)


# diagnosis: FORMULA
