"""Returns the ramp's slope only."""

import numpy as np


def forward(x):
    return np.where(x >= 0, 1.0, -1.0)


def backward(g, x):
    return 1.0 * (np.abs(x) <= 1)


# diagnosis: NO_UPSTREAM
