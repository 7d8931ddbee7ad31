"""NumPy's own sign, which is 0 at 0."""

import numpy as np


def forward(x):
    return np.sign(x)


def backward(g, x):
    return g * (np.abs(x) <= 1)


# diagnosis: ZERO_LEFT_OVER
