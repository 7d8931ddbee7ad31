"""The logarithm of a negative number."""

import numpy as np


def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r


def forward(x):
    return np.log(x) * x


def backward(g, x, z):
    seen = np.sum(g * z, axis=-1, keepdims=True)
    return g * (1 + np.log(x))


# diagnosis: NONFINITE_AT
