"""Each summand moves its sum by as much as it moves itself, so each gets the gradient of its sum.

The summed axes come back with length 1, in their old places, and stretch.
"""

import numpy as np


def sum_backward(g, x_shape, axis, keepdims):
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x_shape)
