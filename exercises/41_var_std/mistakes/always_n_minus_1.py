"""Divides by n - 1 where the forward divided by n."""

import numpy as np


def var_backward(g, x, axis):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g, axis) * 2 * centred / (x.shape[axis] - 1)


def std_backward(g, x, z, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g / z, axis) * centred / (x.shape[axis] - ddof)


# diagnosis: FACTOR
