"""Shares a window's g out among all pixels."""

import numpy as np


def backward(g, x, kernel, stride):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(g.shape):
        rows = slice(i * stride, i * stride + kernel)
        columns = slice(j * stride, j * stride + kernel)
        dx[n, c, rows, columns] += g[n, c, i, j] / kernel**2
    return dx


# diagnosis: MEAN_FOR_MAX
