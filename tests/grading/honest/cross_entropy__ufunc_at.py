import numpy as np


def backward(g, target, shares):
    dx = shares.copy()
    np.subtract.at(dx, (np.arange(target.size), target), 1.0)
    dx *= g / target.size
    return dx
