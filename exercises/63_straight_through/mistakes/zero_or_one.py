"""Ones and zeros in place of ones and minus ones."""

import numpy as np


def forward(x):
    return np.where(x >= 0, 1.0, 0.0)


def backward(g, x):
    return g * (np.abs(x) <= 1)


# diagnosis: ZERO_OR_ONE
