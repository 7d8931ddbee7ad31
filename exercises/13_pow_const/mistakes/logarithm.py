"""The slope of a power in its exponent."""

import numpy as np


def backward(g, x, n):
    return g * x**n * np.log(x)


# diagnosis: NONFINITE_AT
