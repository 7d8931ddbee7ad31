"""What comes through the root has the right size, all of it with the wrong sign."""

import numpy as np


def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r


def forward(x):
    return x / root(x)


def backward(g, x, z):
    seen = np.sum(g * z, axis=-1, keepdims=True)
    return (z * seen - g) / root(x)


# diagnosis: SIGN
