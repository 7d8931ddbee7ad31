"""Divides by the number of means, not by the number of entries behind each."""

import numpy as np


def backward(g, x_shape, axis, keepdims):
    n = g.size
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g / n, x_shape)


# diagnosis: FACTOR
