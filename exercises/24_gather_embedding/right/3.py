import numpy as np


def gather_backward(g, x, index):
    dx = np.zeros_like(x)
    for place in np.ndindex(index.shape):
        dx[index[place]] += g[place]
    return dx
