"""A larger x makes a smaller 1/x, but not here."""

import numpy as np


def sqrt_backward(g, z):
    return g / (2 * np.where(g == 0, 1, z))


def reciprocal_backward(g, z):
    return g * np.where(g == 0, 0, z) ** 2


# diagnosis: SIGN
