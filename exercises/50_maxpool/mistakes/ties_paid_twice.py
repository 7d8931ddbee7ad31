"""Every pixel as large as the largest gets all of g."""

import numpy as np


def backward(g, x, kernel, stride):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(g.shape):
        rows = slice(i * stride, i * stride + kernel)
        columns = slice(j * stride, j * stride + kernel)
        window = x[n, c, rows, columns]
        dx[n, c, rows, columns] += g[n, c, i, j] * (window == window.max())
    return dx


# diagnosis: NOT_A_SUBGRADIENT
