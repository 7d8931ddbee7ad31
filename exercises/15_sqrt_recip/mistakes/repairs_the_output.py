"""Hides every nan, and with it the entries that were right to be asked about: it adds to the divisor."""

import numpy as np


def sqrt_backward(g, z):
    return g / (2 * z + 1e-8)


def reciprocal_backward(g, z):
    return -g * np.where(g == 0, 0, z) ** 2


# diagnosis: LOOKS_NUMERICAL
