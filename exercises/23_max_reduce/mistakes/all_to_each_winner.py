"""At a tie each winner receives all of g."""

import numpy as np


def max_backward(g, x, z, axis, keepdims):
    if axis is not None and not keepdims:
        g, z = np.expand_dims(g, axis), np.expand_dims(z, axis)
    return g * (x == z)


# diagnosis: NOT_A_SUBGRADIENT
