"""The product of every row: of a single entry it is that entry itself."""

import numpy as np


def forward(x):
    return np.prod(x, axis=-1)


def backward(g, x, z):
    return (g * z)[..., None] / x
