"""tanh, which the course has had."""

import numpy as np


def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r


def forward(x):
    return np.tanh(x)


def backward(g, x, z):
    seen = np.sum(g * z, axis=-1, keepdims=True)
    return g * (1 - z * z)


# diagnosis: KNOWN_OP
