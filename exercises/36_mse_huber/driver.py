"""Drives a loss that may refuse its arguments."""

import numpy as np


def drive(mse, x, y):
    """Hand x and y to mse; a ValueError of its own comes back as a text."""
    try:
        z = mse(x, y)
    except ValueError:
        return np.array(0.0), "ValueError"
    return np.asarray(z), "no error"
