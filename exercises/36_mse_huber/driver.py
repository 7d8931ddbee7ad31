"""Drives a loss that may refuse its arguments."""

import numpy as np


def drive(mse, x, y):
    """Hand x and y to mse; a ValueError of its own comes back as a text where it is asked for."""
    try:
        z = mse(x, y)
    except ValueError:
        if x.shape == y.shape:
            raise
        return "ValueError"
    return np.asarray(z)
