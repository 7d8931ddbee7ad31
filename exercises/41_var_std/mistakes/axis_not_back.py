"""g goes in without its axis, and NumPy puts one in front."""

import numpy as np


def var_backward(g, x, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return g * 2 * centred / (x.shape[axis] - ddof)


def std_backward(g, x, z, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g / z, axis) * centred / (x.shape[axis] - ddof)


# diagnosis: WRONG_AXIS
