"""Drives a loss that may refuse its arguments."""

import numpy as np


def drive(mse, x, y):
    """Hand x and y to mse; a ValueError comes back as a text."""
    try:
        return np.asarray(mse(x, y)), "no error"
    except ValueError:
        return np.array(0.0), "ValueError"
