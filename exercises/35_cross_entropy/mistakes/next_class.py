"""Subtracts the 1 one column too far."""

import numpy as np


def backward(g, target, shares):
    dx = shares.copy()
    dx[np.arange(len(target)), (target + 1) % dx.shape[1]] -= 1
    return g * dx / len(target)


# diagnosis: OFF_BY_ONE
