"""Takes the smallest for the winner."""

import numpy as np


def backward(g, x, kernel, stride):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(g.shape):
        rows = slice(i * stride, i * stride + kernel)
        columns = slice(j * stride, j * stride + kernel)
        window = x[n, c, rows, columns]
        a, b = np.unravel_index(window.argmin(), window.shape)
        dx[n, c, rows, columns][a, b] += g[n, c, i, j]
    return dx


# diagnosis: SMALLEST_WINS
