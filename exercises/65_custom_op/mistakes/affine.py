"""A weighted sum: its rule need not look at x."""

import numpy as np


def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r


def forward(x):
    return 3 * x + 1


def backward(g, x, z):
    seen = np.sum(g * z, axis=-1, keepdims=True)
    return 3 * g


# diagnosis: AFFINE
