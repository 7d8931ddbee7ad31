"""Half the mask at the ends themselves: a mixture of both sides."""

import numpy as np


def forward(x):
    z = np.ones_like(x)
    z[x < 0] = -1
    return z


def backward(g, x, z):
    slope = (np.sign(x + 1) - np.sign(x - 1)) / 2
    return slope * g
