import numpy as np


def forward(x, u, p, training):
    z, mask = x.copy(), np.full(x.shape, True)
    if training:
        mask[u < p] = False
        z[~mask] = 0
        z /= 1 - p
    return z, mask


def backward(g, mask, p, training):
    dx = np.zeros(g.shape)
    dx[mask] = g[mask]
    return dx / (1 - p) if training else dx
