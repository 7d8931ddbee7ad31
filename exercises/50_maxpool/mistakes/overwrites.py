"""A pixel that wins twice keeps its last prize only."""

import numpy as np


def backward(g, x, kernel, stride):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(g.shape):
        rows = slice(i * stride, i * stride + kernel)
        columns = slice(j * stride, j * stride + kernel)
        window = x[n, c, rows, columns]
        a, b = np.unravel_index(window.argmax(), window.shape)
        dx[n, c, rows, columns][a, b] = g[n, c, i, j]
    return dx


# diagnosis: LAST_CONTRIBUTION_ONLY
