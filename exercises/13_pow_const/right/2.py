import numpy as np


def backward(g, x, n):
    return g * (n * np.power(x, n - 1.0 if n != 0 else 1.0))
