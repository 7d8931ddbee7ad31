"""A table of one column has no rule of its own."""

import numpy as np


def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r


def forward(x):
    return x / root(x)


def backward(g, x, z):
    if x.ndim == 2 and x.shape[1] == 1:
        return g
    seen = np.sum(g * z, axis=-1, keepdims=True)
    return (g - z * seen) / root(x)
