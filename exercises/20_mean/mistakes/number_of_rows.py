"""Divides by the number of rows, whichever axis is averaged."""

import numpy as np


def backward(g, x_shape, axis, keepdims):
    n = x_shape[0] if x_shape else 1
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g / n, x_shape)


# diagnosis: FACTOR
