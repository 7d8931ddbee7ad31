import numpy as np


def relu_backward(g, x):
    return g * (x > 0)


def leaky_relu_backward(g, x, slope):
    return g * np.where(x > 0, 1, slope)


def abs_backward(g, x):
    y = np.nextafter(x, np.inf)
    return np.where(x == 0, 0.0, g * (np.abs(y) - np.abs(x)) / (y - x))
