"""Each entry times the one before, around the end."""

import numpy as np


def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r


def forward(x):
    return x * np.roll(x, 1, axis=-1)


def backward(g, x):
    return g * np.roll(x, 1, axis=-1) + np.roll(g, -1, axis=-1) * np.roll(x, -1, axis=-1)
