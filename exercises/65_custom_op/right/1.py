"""A damped wave, entry by entry."""

import numpy as np


def forward(x):
    return np.exp(-x * x) * np.sin(3 * x)


def backward(g, x, z):
    return g * np.exp(-x * x) * (3 * np.cos(3 * x) - 2 * x * np.sin(3 * x))
