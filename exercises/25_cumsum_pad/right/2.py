import numpy as np


def cumsum_backward(g, axis):
    rows = np.moveaxis(g, axis, 0)
    return np.moveaxis(np.cumsum(rows[::-1], axis=0)[::-1], 0, axis)


def pad_backward(g, widths):
    return g[tuple(slice(before, -after or None) for before, after in widths)]
