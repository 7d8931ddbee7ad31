"""Lowers the exponent first and then puts the lowered one in front."""

import numpy as np


def backward(g, x, n):
    if n == 0:
        return np.zeros(x.shape)
    return g * (n - 1) * x ** (n - 1)


# diagnosis: FORMULA
