"""Lets the windows lie side by side, whatever `stride` says."""

import numpy as np


def backward(g, x, kernel):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(g.shape):
        rows = slice(i * kernel, i * kernel + kernel)
        columns = slice(j * kernel, j * kernel + kernel)
        window = x[n, c, rows, columns]
        if window.size:
            a, b = np.unravel_index(window.argmax(), window.shape)
            dx[n, c, rows, columns][a, b] += g[n, c, i, j]
    return dx


# diagnosis: STRIDE_IGNORED
