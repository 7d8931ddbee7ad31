"""Divides by the size of all of x, along whichever axis the variance goes."""

import numpy as np


def var_backward(g, x, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g, axis) * 2 * centred / (x.size - ddof)


def std_backward(g, x, z, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g / z, axis) * centred / (x.shape[axis] - ddof)


# diagnosis: FACTOR
