import numpy as np


def backward(g, x, kernel, stride):
    dx = np.zeros(x.shape)
    if kernel == 1:
        return dx
    for n, c, i, j in np.ndindex(g.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + kernel, left : left + kernel]
        row, column = np.unravel_index(window.argmax(), window.shape)
        dx[n, c, top + row, left + column] += g[n, c, i, j]
    return dx
