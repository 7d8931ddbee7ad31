"""Ones in the place of the upstream gradient."""

import numpy as np


def backward(g, x, y):
    ones = np.ones(g.shape)
    return ones @ y.T, x.T @ ones


# diagnosis: NO_UPSTREAM
