"""Rounds the exponent: right for whole ones."""

import numpy as np


def backward(g, x, n):
    if n == 0:
        return np.zeros(x.shape)
    return g * int(n) * x ** (int(n) - 1.0)


# diagnosis: WRONG_VALUES
