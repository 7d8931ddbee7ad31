"""Divides by what went in where what came out belongs."""

import numpy as np


def sqrt_backward(g, x):
    return g / (2 * np.where(g == 0, 1, x))


def reciprocal_backward(g, z):
    return -g * np.where(g == 0, 0, z) ** 2


# diagnosis: USED_INPUT_FOR_OUTPUT
