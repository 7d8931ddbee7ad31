"""The step's true slope: nothing is ever learnt."""

import numpy as np


def forward(x):
    return np.where(x >= 0, 1.0, -1.0)


def backward(g, x):
    return 0.0 * g


# diagnosis: ALL_ZERO
