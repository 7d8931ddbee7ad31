import numpy as np


def backward(g, x, n):
    slope = np.zeros(x.shape) if n == 0 else n * np.power(x, n - 1)
    return np.einsum("...,...->...", g, slope)
