import numpy as np


def backward(g, x, y):
    return np.matmul(g, y.T), np.matmul(x.T, g)
