"""Right wherever the slope is finite; at zero it divides 0 by 0."""

import numpy as np


def sqrt_backward(g, z):
    return g / (2 * z)


def reciprocal_backward(g, z):
    return -g * np.where(g == 0, 0, z) ** 2


# diagnosis: NONFINITE_AT
