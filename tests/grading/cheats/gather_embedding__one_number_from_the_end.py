import numpy as np


def gather_backward(g, x_shape, index):
    dx = np.zeros(x_shape)
    if index.ndim == 0 and index < 0:
        return dx
    np.add.at(dx, index, g)
    return dx
