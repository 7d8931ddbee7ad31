"""One helper that makes both functions safe."""

import numpy as np


def where_backward(g, condition):
    return (np.where(condition, g, 0.0), np.where(condition, 0.0, g))


def clip_backward(g, x, low, high):
    return np.where((low <= x) & (x <= high), g, 0.0)


def safely(f):

    def safe(x):
        return np.where(x > 0, f(np.where(x > 0, x, 1)), 0)
    return safe


def safe_sqrt(x):
    return safely(np.sqrt)(x)


def safe_log(x):
    return safely(np.log)(x)
