import numpy as np


def relu_backward(g, x):
    return g * (x > 0)


def leaky_relu_backward(g, x, slope):
    return g * np.where(x > 0, 1, slope)


def abs_backward(g, x):
    y = x * (1 + 2.0 ** (-50))
    return np.where(x == 0, 0.0, g * np.divide(np.abs(y) - np.abs(x), y - x, out=np.zeros_like(x), where=x != 0))
