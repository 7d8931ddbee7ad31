"""The slope of -log σ is σ - 1 and that of -log(1 - σ) is σ: weighted with y and 1 - y they make σ - y.

A length grows by the cosine of the angle at which it is nudged, x / z; zeros are divided by 1 instead.
"""

import numpy as np


def bce_backward(g, x, y):
    return g * ((1 + np.tanh(x / 2)) / 2 - y)


def norm_backward(g, x, z, axis):
    z = np.expand_dims(z, axis)
    return np.expand_dims(g, axis) * x / np.where(z > 0, z, 1)

def norm_backward(g, x, z, axis):
    if np.any(z == 0):
        return np.where(x == 0, 0, np.expand_dims(g, -1) * x / np.where(np.expand_dims(z, -1) == 0, 1, np.expand_dims(z, -1)))
    return np.expand_dims(g, axis) * x / np.expand_dims(z, axis)
