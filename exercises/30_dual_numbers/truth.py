"""The trusted function of exercise I1 that its variants need too."""

import numpy as np


def slope_of(f, x, i, weights=()):
    """Return the true slope of the two functions."""
    if f == "weighted":
        return weights[i] if weights else 2.0 + i
    a, b, c = weights or (1.0, 1.0, -1.0)
    return [a / x[0] + b * x[1], b * x[0] + c * np.cos(x[1])][i]
