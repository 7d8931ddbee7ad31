"""Has the right share, and returns it in the shape of z."""

import numpy as np


def backward(g, x_shape):
    return g * g.size / np.prod(x_shape)


# diagnosis: NOT_EXPANDED
