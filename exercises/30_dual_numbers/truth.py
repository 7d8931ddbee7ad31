"""The trusted function of exercise I1 that its variants need too."""

import numpy as np


def slope_of(f, x, i):
    """Return the true slope of the two functions."""
    if f == "weighted":
        return 2.0 + i
    return [1 / x[0] + x[1], x[0] - np.cos(x[1])][i]
