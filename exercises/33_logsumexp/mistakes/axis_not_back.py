"""g goes in without its axis, and NumPy puts one in front."""

import numpy as np


def backward(g, x, axis):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return g * e / e.sum(axis=axis, keepdims=True)


# diagnosis: WRONG_AXIS
