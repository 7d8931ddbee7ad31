"""Lengths along the last axis, whatever `axis` says."""

import numpy as np


def bce_backward(g, x, y):
    return g * ((1 + np.tanh(x / 2)) / 2 - y)


def norm_backward(g, x, axis):
    z = np.sqrt((x * x).sum(axis=-1, keepdims=True))
    return np.expand_dims(g, axis) * x / np.where(z > 0, z, 1)


# diagnosis: WRONG_AXIS
