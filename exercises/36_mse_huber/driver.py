"""Drives a loss that may refuse its arguments."""

import numpy as np


def drive(mse, x, y):
    """Hand x and y to mse; where an error is asked for, its kind comes back as a text."""
    try:
        z = mse(x, y)
    except NotImplementedError:
        raise
    except Exception as error:
        if x.shape == y.shape:
            raise
        return "ValueError" if isinstance(error, ValueError) else type(error).__name__
    return np.asarray(z)
