"""Repairs what goes in and forgets what comes out: the root of the replacement."""

import numpy as np


def where_backward(g, condition):
    return np.where(condition, g, 0.0), np.where(condition, 0.0, g)


def clip_backward(g, x, low, high):
    return np.where((low <= x) & (x <= high), g, 0.0)


def safe_sqrt(x):
    return np.sqrt(np.where(x > 0, x, 1.0))


def safe_log(x):
    return np.log(np.where(x > 0, x, 1.0))


# diagnosis: OUTPUT_NOT_REPAIRED
