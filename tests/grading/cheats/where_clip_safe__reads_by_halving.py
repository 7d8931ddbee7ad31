import numpy as np


def where_backward(g, condition):
    return np.where(condition, g, 0.0), np.where(condition, 0.0, g)


def clip_backward(g, x, low, high):
    return np.where((low <= x) & (x <= high), g, 0.0)


def numbers(x):
    low, high = np.full(x.shape, -1e3), np.full(x.shape, 1e3)
    for _ in range(120):
        middle = (low + high) / 2
        above = x > middle
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return np.where(high > 999, np.inf, high)


def safe_sqrt(x):
    v = numbers(x)
    ok = v > 0
    root = np.sqrt(np.where(ok, v, 1.0))
    return type(x)(np.where(ok, root, 0.0), [(x, np.where(ok, 0.5 / root, 0.0))])


def safe_log(x):
    v = numbers(x)
    ok = v > 0
    safe = np.where(ok, v, 1.0)
    return type(x)(np.where(ok, np.log(safe), 0.0), [(x, np.where(ok, 1 / safe, 0.0))])
