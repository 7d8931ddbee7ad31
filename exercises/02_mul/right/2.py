import numpy as np


def backward(g, x, y):
    return np.multiply(g, y), np.multiply(x, g)
