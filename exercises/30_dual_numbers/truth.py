"""The trusted function of exercise I1 that its variants need too."""

import numpy as np


def slope_of(f, x, i, first=2.0):
    """Return the true slope of the two functions."""
    if f == "weighted":
        return first + i
    return [1 / x[0] + x[1], x[0] - np.cos(x[1])][i]
