"""The product of each row: one number from many."""

import numpy as np


def forward(x):
    return np.prod(x * x + 1, axis=-1)


def backward(g, x, z):
    return (g * z)[..., None] * 2 * x / (x * x + 1)
