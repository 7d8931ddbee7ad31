import numpy as np


def gather_backward(g, x_shape, index):
    dx = np.zeros(x_shape)
    rows = np.ravel(index)
    for row, one in zip(rows, g.reshape(rows.size, *x_shape[1:]), strict=True):
        dx[row] += one
    return dx
