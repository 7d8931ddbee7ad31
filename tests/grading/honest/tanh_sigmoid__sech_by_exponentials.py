"""Sech by exponentials."""

import numpy as np


def tanh_backward(g, x):
    e = np.exp(-2 * np.abs(x))
    return g * 4 * e / (1 + e) ** 2


def sigmoid_backward(g, x):
    e = np.exp(-np.abs(x))
    return g * e / (1 + e) ** 2
