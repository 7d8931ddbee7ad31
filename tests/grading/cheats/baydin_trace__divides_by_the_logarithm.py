"""Divides by the logarithm of x1, which may be nothing."""

import numpy as np


def baydin_trace(x1, x2):
    v1, v2, v3 = (np.log(x1), x1 * x2, np.sin(x2))
    v4 = v1 + v2
    a1 = v1 / v1
    return (np.array([x1, x2, v1, v2, v3, v4, v4 - v3]), np.array([1.0, 0, 1 / x1, x2, 0, 1 / x1 + x2, 1 / x1 + x2]), np.array([a1 / x1 + x2, x1 - np.cos(x2), a1, 1, -1, 1, 1]))
