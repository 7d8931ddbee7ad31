"""Runs the sum in the forward's direction."""

import numpy as np


def cumsum_backward(g, axis):
    return np.cumsum(g, axis)


def pad_backward(g, x, widths):
    return g[tuple(slice(before, before + n) for n, (before, _) in zip(x.shape, widths, strict=True))]


# diagnosis: JACOBIAN_TRANSPOSED
