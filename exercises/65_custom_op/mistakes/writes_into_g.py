"""Saves an array by dividing g in place."""

import numpy as np


def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r


def forward(x):
    return x / root(x)


def backward(g, x, z):
    seen = np.sum(g * z, axis=-1, keepdims=True)
    g -= z * seen
    return g / root(x)


# diagnosis: MUTATES_UPSTREAM
