"""Ends one too early: the last sum is never asked."""

import numpy as np


def cumsum_backward(g, axis):
    g = np.moveaxis(g.copy(), axis, 0)
    g[-1:] = 0
    return np.moveaxis(np.flip(np.cumsum(np.flip(g, 0), 0), 0), 0, axis)


def pad_backward(g, widths):
    middle = tuple(slice(before, n - after) for n, (before, after) in zip(g.shape, widths, strict=True))
    return g[middle]


# diagnosis: OUTPUT_FORGOTTEN
