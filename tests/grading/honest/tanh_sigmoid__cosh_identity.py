import numpy as np


def sech(x):
    e = np.exp(-np.abs(x))
    return 2 * e / (1 + e * e)


def tanh_backward(g, x):
    return g * sech(x) ** 2


def sigmoid_backward(g, x):
    return g * (sech(x / 2) / 2) ** 2
