"""Counts only the sums after an entry's own place."""

import numpy as np


def cumsum_backward(g, axis):
    return g.sum(axis, keepdims=True) - np.cumsum(g, axis)


def pad_backward(g, x, widths):
    return g[tuple(slice(before, before + n) for n, (before, _) in zip(x.shape, widths, strict=True))]


# diagnosis: OWN_PLACE_MISSING
