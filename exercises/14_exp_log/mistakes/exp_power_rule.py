"""Takes exp for a power and lowers the exponent."""

import numpy as np


def exp_backward(g, x):
    return g * x * np.exp(x - 1)


def log_backward(g, x):
    return g / x


# diagnosis: FORMULA
