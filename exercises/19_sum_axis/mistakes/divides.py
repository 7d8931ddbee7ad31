"""Shares the gradient out among the summands, as a mean would."""

import numpy as np


def sum_backward(g, x_shape, axis, keepdims):
    n = np.prod(x_shape) / max(g.size, 1)
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g / n, x_shape)


# diagnosis: FACTOR
