"""Forgets the ½ that comes down from the exponent."""

import numpy as np


def sqrt_backward(g, z):
    return g / np.where(g == 0, 1, z)


def reciprocal_backward(g, z):
    return -g * np.where(g == 0, 0, z) ** 2


# diagnosis: FACTOR
