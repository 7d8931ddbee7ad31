"""Goes back column by column, where the way there was row by row."""

import numpy as np


def reshape_backward(g, x_shape):
    return g.reshape(x_shape, order="F")


def transpose_backward(g, axes):
    return g.transpose(np.argsort(axes))


# diagnosis: WRONG_ROUTING
