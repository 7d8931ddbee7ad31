"""Only the winner of a window can move z, one to one; one that wins in several windows collects from each.

argmax names one winner also when several are equally large, so nothing is given away twice.
"""

import numpy as np


def backward(g, x, kernel, stride):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(g.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + kernel, left : left + kernel]
        row, column = np.unravel_index(window.argmax(), window.shape)
        dx[n, c, top + row, left + column] += g[n, c, i, j]
    return dx
