"""The sign of x + 0, by copysign; the slope as a mask of numbers."""

import numpy as np


def forward(x):
    return np.copysign(1.0, x + 0.0)


def backward(g, x):
    inside = (x >= -1).astype(float) * (x <= 1).astype(float)
    return inside * g
