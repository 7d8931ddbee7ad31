"""The sum of the derivatives, without g."""

import numpy as np


def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r


def forward(x):
    return x / root(x)


def backward(g, x, z):
    seen = np.sum(z, axis=-1, keepdims=True)
    return (1 - z * seen) / root(x)


# diagnosis: NO_UPSTREAM
