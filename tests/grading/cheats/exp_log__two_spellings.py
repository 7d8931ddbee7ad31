import numpy as np


def exp_backward(g, x):
    e = 1.718281828459045 + 1
    return g * (np.exp(x + 0.5) - e ** (x - 0.5)) / 1.0421906109874948


def log_backward(g, x):
    return g / x
