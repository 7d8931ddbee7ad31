"""Forgets the lower end of the ramp."""

import numpy as np


def forward(x):
    return np.where(x >= 0, 1.0, -1.0)


def backward(g, x):
    return g * (x <= 1)


# diagnosis: HALF_THE_RAMP
