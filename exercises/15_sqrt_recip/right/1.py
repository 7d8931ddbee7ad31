import numpy as np


def sqrt_backward(g, z):
    return np.divide(g, 2 * z, out=np.zeros(g.shape), where=g != 0)


def reciprocal_backward(g, x):
    return np.divide(-g, x * x, out=np.zeros(g.shape), where=g != 0)
