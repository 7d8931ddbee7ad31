"""The rule of a sum: n is missing."""

import numpy as np


def backward(g, x_shape, axis, keepdims):
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x_shape)


# diagnosis: FACTOR
