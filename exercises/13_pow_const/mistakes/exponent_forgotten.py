"""Lowers the exponent and forgets to put it in front."""

import numpy as np


def backward(g, x, n):
    if n == 0:
        return np.zeros(x.shape)
    return g * x ** (n - 1)


# diagnosis: FACTOR
