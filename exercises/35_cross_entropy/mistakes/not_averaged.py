"""Forgets that the loss is a mean."""

import numpy as np


def backward(g, target, shares):
    dx = shares.copy()
    dx[np.arange(len(target)), target] -= 1
    return g * dx


# diagnosis: FACTOR
