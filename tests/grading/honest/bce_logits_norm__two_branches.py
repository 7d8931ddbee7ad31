"""Two branches."""

import math

import numpy as np


def sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    e = math.exp(x)
    return e / (1 + e)


def bce_backward(g, x, y):
    s = np.array([sigmoid(v) for v in x.ravel().tolist()]).reshape(x.shape)
    return g * (s - y)


def norm_backward(g, x, z, axis):
    long = np.expand_dims(z, axis)
    unit = np.divide(x, long, out=np.zeros_like(x), where=long != 0)
    return np.expand_dims(g, axis) * unit
