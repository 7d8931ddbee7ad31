"""Counts how often each row was used, and forgets what the uses send back."""

import numpy as np


def gather_backward(x_shape, index):
    dx = np.zeros(x_shape)
    np.add.at(dx, index, 1.0)
    return dx


# diagnosis: NO_UPSTREAM
