"""Right wherever the slope is finite; at zero it multiplies 0 by infinity."""

import numpy as np


def sqrt_backward(g, z):
    return g / (2 * np.where(g == 0, 1, z))


def reciprocal_backward(g, z):
    return -g * z * z


# diagnosis: NONFINITE_AT
