"""Cuts the upstream gradient off, in place of asking where x is."""

import numpy as np


def forward(x):
    return np.where(x >= 0, 1.0, -1.0)


def backward(g, x):
    return np.clip(g, -1, 1)


# diagnosis: NOT_LINEAR
