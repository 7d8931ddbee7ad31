"""The sign by dividing by the size: lost where the square of a number is nothing."""

import numpy as np


def backward(g, x):
    return g * (np.abs(x) <= 1)


def forward(x):
    size = np.sqrt(x * x)
    return np.where(size > 0, np.where(x < 0, -1.0, 1.0), 1.0)
