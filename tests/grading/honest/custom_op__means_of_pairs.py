"""z = x sin(1 + x²), number by number."""

import numpy as np


def forward(x):
    return np.vectorize(lambda v: v * np.sin(1 + v * v))(x)


def backward(g, x):
    return g * (np.sin(1 + x * x) + 2 * x * x * np.cos(1 + x * x))
