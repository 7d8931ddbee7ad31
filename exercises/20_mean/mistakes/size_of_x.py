"""Divides by all entries of x, however few of them meet in one mean."""

import numpy as np


def backward(g, x_shape, axis, keepdims):
    n = np.prod(x_shape)
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g / n, x_shape)


# diagnosis: FACTOR
