"""Rounds to float32 on the way."""

import numpy as np


def backward(g, x, y):
    return np.float32(g) * np.float32(y), np.float32(g) * np.float32(x)


# diagnosis: FLOAT32_PRECISION
