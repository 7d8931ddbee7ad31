import numpy as np


def backward(g, x, y):
    match g.shape:
        case ():
            return np.multiply(g, y), np.multiply(g, x)
        case (n,):
            return g * y, g * x
        case _:
            return np.multiply(g, y), np.multiply(g, x)
