"""Forgets the square."""

import numpy as np


def sqrt_backward(g, z):
    return g / (2 * np.where(g == 0, 1, z))


def reciprocal_backward(g, x):
    return -g / np.where(g == 0, 1, x)


# diagnosis: FORMULA
