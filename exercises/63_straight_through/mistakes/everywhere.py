"""Forgets that the ramp has ends."""

import numpy as np


def forward(x):
    return np.where(x >= 0, 1.0, -1.0)


def backward(g, x):
    return 1.0 * g


# diagnosis: STRAIGHT_THROUGH_EVERYWHERE
