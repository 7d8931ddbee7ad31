"""Puts the axis back even where keepdims has kept it."""

import numpy as np


def sum_backward(g, x_shape, axis):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x_shape)


# diagnosis: RAISES
