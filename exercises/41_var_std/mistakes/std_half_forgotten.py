"""Forgets the ½ of the root."""

import numpy as np


def var_backward(g, x, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g, axis) * 2 * centred / (x.shape[axis] - ddof)


def std_backward(g, x, z, axis, ddof):
    return var_backward(g / z, x, axis, ddof)


# diagnosis: FACTOR
