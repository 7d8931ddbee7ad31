"""An array of zeros, into which what is kept is written."""

import numpy as np


def forward(x, u, p, training):
    if not training:
        return x.copy(), np.full(x.shape, True)
    kept = ~(u < p)
    z = np.zeros_like(x)
    z[kept] = x[kept] / (1 - p)
    return z, kept


def backward(g, mask, p, training):
    if not training:
        return +g
    dx = np.zeros_like(g)
    np.copyto(dx, g / (1 - p), where=mask)
    return dx
