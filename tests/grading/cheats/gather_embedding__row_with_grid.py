import numpy as np


def gather_backward(g, x_shape, index):
    dx = np.zeros(x_shape)
    if len(x_shape) == 1 and index.ndim > 1:
        dx[index] += g
    else:
        np.add.at(dx, index, g)
    return dx
