"""Multiplies by the sign, as if this were the absolute value."""

import numpy as np


def forward(x):
    return np.where(x >= 0, 1.0, -1.0)


def backward(g, x, z):
    return g * z * (np.abs(x) <= 1)


# diagnosis: TIMES_OUTPUT
