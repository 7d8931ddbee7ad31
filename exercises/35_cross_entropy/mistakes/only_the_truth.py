"""Pushes the right class and forgets that the others lose by it."""

import numpy as np


def backward(g, x, target):
    dx = np.zeros(x.shape)
    dx[np.arange(len(target)), target] = -g / len(target)
    return dx


# diagnosis: MISSING_PATH
