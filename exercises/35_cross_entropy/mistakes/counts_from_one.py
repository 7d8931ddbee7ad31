"""Takes classes for numbered from one."""

import numpy as np


def backward(g, target, shares):
    dx = shares.copy()
    dx[np.arange(len(target)), target - 1] -= 1
    return g * dx / len(target)


# diagnosis: OFF_BY_ONE
