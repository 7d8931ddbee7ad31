import numpy as np


def backward(g, x, y):
    return g * np.reciprocal(y), np.negative(g * x) * y**-2.0
