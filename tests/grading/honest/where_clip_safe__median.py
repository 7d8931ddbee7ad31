"""A choice passes gradient to what was chosen; clip has chosen x only between its bounds.

A function that is never shown a bad number has no bad slope: so its input is repaired first.
"""

import numpy as np


def where_backward(g, condition):
    return np.where(condition, g, 0.0), np.where(condition, 0.0, g)


def clip_backward(g, x, low, high):
    return np.where((low <= x) & (x <= high), g, 0.0)


def safe_sqrt(x):
    ok = x > 0
    return np.where(ok, np.sqrt(np.where(ok, x, 1.0)), 0.0)


def safe_log(x):
    ok = x > 0
    return np.where(ok, np.log(np.where(ok, x, 1.0)), 0.0)

def clip_backward(g, x, low, high):
    inside = np.median(np.stack(np.broadcast_arrays(x, low, high)), axis=0) == x
    return np.where(inside, g, 0.0)
