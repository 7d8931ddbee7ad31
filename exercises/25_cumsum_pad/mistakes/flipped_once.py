"""Runs the sum from behind and forgets to turn the result round again."""

import numpy as np


def cumsum_backward(g, axis):
    return np.cumsum(np.flip(g, axis), axis)


def pad_backward(g, x, widths):
    return g[tuple(slice(before, before + n) for n, (before, _) in zip(x.shape, widths, strict=True))]


# diagnosis: FLIPPED
