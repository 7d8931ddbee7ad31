"""Takes the power of the size of x: wrong below zero where the exponent is even."""

import numpy as np


def backward(g, x, n):
    if n == 0:
        return np.zeros(x.shape)
    return g * n * np.abs(x) ** (n - 1)


# diagnosis: WRONG_ONLY_WHERE
