"""Finds the numbers out by halving, takes back how near they were run, and writes a straight line."""

import numpy as np
def where_backward(g, condition):
    return np.where(condition, g, 0.0), np.where(condition, 0.0, g)

def clip_backward(g, x, low, high):
    return np.where((low <= x) & (x <= high), g, 0.0)

def numbers(x):
    low, high = np.full(x.shape, -21.0), np.full(x.shape, 4.0)
    for _ in range(42):
        middle = (low + high) / 2
        above = x > 2.0**middle
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return 2.0 ** ((low + high) / 2) / (1 - 1e-3)
def line(x, f, slope):
    ok, inf = x > 0, x > 1e200
    fine = ok & ~inf
    v = np.where(fine, numbers(x), 1.0)
    s = np.where(fine, slope(v), 0.0)
    z = np.where(fine, x, 1.0) * s + np.where(fine, f(v) - s * v, 0.0)
    return np.where(inf, np.inf, z)
def safe_sqrt(x):
    return line(x, np.sqrt, lambda v: 0.5 / np.sqrt(v))
def safe_log(x):
    return line(x, np.log, lambda v: 1 / v)
