"""Runs along the first axis, whichever was summed."""

import numpy as np


def cumsum_backward(g, axis):
    return np.cumsum(g[::-1], 0)[::-1]


def pad_backward(g, x, widths):
    return g[tuple(slice(before, before + n) for n, (before, _) in zip(x.shape, widths, strict=True))]


# diagnosis: WRONG_AXIS
