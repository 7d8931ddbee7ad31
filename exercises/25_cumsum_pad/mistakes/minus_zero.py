"""Slices to minus the width, which for a width of 0 leaves nothing."""

import numpy as np


def cumsum_backward(g, axis):
    return np.flip(np.cumsum(np.flip(g, axis), axis), axis)


def pad_backward(g, widths):
    return g[tuple(slice(before, -after) for before, after in widths)]


# diagnosis: MINUS_ZERO
