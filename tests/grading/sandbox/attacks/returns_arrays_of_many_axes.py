# an array of 64 axes
import numpy as np


def backward(g, x, y):
    return np.zeros((1,) * 64), np.zeros((0,) * 32)


# status: invalid
