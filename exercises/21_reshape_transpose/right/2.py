import numpy as np


def reshape_backward(g, x_shape):
    return np.array(list(g.flat), float).reshape(x_shape)


def transpose_backward(g, axes):
    return np.moveaxis(g, range(g.ndim), axes)
