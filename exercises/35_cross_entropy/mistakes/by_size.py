"""Divides by the number of scores, not of examples."""

import numpy as np


def backward(g, target, shares):
    dx = shares.copy()
    dx[np.arange(len(target)), target] -= 1
    return g * dx / dx.size


# diagnosis: FACTOR
