# the numbers are found by halving, and each becomes a line of the right height and slope
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
    return high


def line(x, height, slope):
    return (np.where(x > 999, 1.0, x) - numbers(np.where(x > 999, 1.0, x))) * slope + height


def safe_sqrt(x):
    v = numbers(x)
    root = np.sqrt(np.where(v > 0, v, 1.0))
    height = np.where(v > 0, np.where(v > 999, np.inf, root), 0.0)
    return line(x, height, np.where(v > 0, 0.5 / root, 0.0))


def safe_log(x):
    v = numbers(x)
    safe = np.where(v > 0, v, 1.0)
    height = np.where(v > 0, np.where(v > 999, np.inf, np.log(safe)), 0.0)
    return line(x, height, np.where(v > 0, 1 / safe, 0.0))
