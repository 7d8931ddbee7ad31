"""Sends g along both branches."""

import numpy as np


def where_backward(g, condition):
    return g, g


def clip_backward(g, x, low, high):
    return np.where((low <= x) & (x <= high), g, 0.0)


def safe_sqrt(x):
    ok = x > 0
    return np.where(ok, np.sqrt(np.where(ok, x, 1.0)), 0.0)


def safe_log(x):
    return np.log(np.where(x > 0, x, 1.0))


# diagnosis: WRONG_ROUTING
