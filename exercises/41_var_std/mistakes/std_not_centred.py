"""Forgets the mean in the second rule only."""

import numpy as np


def var_backward(g, x, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g, axis) * 2 * centred / (x.shape[axis] - ddof)


def std_backward(g, x, z, axis, ddof):
    return np.expand_dims(g / z, axis) * x / (x.shape[axis] - ddof)


# diagnosis: NOT_CENTRED
