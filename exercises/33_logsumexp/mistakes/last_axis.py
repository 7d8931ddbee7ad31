"""Shares along the last axis, whatever `axis` says."""

import numpy as np


def backward(g, x, axis):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.expand_dims(g, axis) * e / e.sum(axis=-1, keepdims=True)


# diagnosis: WRONG_AXIS
