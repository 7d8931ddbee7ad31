"""The mask the wrong way round."""

import numpy as np


def forward(x):
    return np.where(x >= 0, 1.0, -1.0)


def backward(g, x):
    return g * (np.abs(x) > 1)


# diagnosis: OUTSIDE_FOR_INSIDE
