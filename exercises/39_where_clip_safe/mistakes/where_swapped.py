"""Sends each gradient to the branch that was not taken."""

import numpy as np


def where_backward(g, condition):
    return np.where(condition, 0.0, g), np.where(condition, g, 0.0)


def clip_backward(g, x, low, high):
    return np.where((low <= x) & (x <= high), g, 0.0)


def safe_sqrt(x):
    ok = x > 0
    return np.where(ok, np.sqrt(np.where(ok, x, 1.0)), 0.0)


def safe_log(x):
    return np.log(np.where(x > 0, x, 1.0))


# diagnosis: SWAPPED_INPUTS
