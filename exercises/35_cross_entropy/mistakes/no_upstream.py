"""The last op before L, so why g? Because it isn't always."""

import numpy as np


def backward(g, target, shares):
    dx = shares.copy()
    dx[np.arange(len(target)), target] -= 1
    return dx / len(target)


# diagnosis: NO_UPSTREAM
