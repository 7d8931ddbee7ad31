"""What is a little below nothing counts as 0."""

import numpy as np


def backward(g, x):
    return g * (np.abs(x) <= 1)


def forward(x):
    return np.where(x > -1e-12, 1.0, -1.0)
