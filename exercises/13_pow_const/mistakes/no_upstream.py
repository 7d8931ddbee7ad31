"""The slope alone, without what comes from above."""

import numpy as np


def backward(g, x, n):
    if n == 0:
        return np.zeros(x.shape)
    return n * x ** (n - 1.0)


# diagnosis: NO_UPSTREAM
