"""Repairs what comes out, and lets the root see the bad numbers."""

import numpy as np


def where_backward(g, condition):
    return np.where(condition, g, 0.0), np.where(condition, 0.0, g)


def clip_backward(g, x, low, high):
    return np.where((low <= x) & (x <= high), g, 0.0)


def safe_sqrt(x):
    return np.where(x > 0, np.sqrt(x), 0.0)


def safe_log(x):
    return np.log(np.where(x > 0, x, 1.0))


# diagnosis: ZERO_TIMES_INFINITY
