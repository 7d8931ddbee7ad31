"""Right near zero; at 800 the sigmoid becomes inf / inf."""

import numpy as np


def bce_backward(g, x, y):
    return g * (np.exp(x) / (1 + np.exp(x)) - y)


def norm_backward(g, x, z, axis):
    z = np.expand_dims(z, axis)
    return np.expand_dims(g, axis) * x / np.where(z > 0, z, 1)


# diagnosis: NONFINITE_AT
