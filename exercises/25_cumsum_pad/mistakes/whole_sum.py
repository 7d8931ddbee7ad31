"""Gives every entry the sum of all that comes from above."""

import numpy as np


def cumsum_backward(g, axis):
    return np.repeat(g.sum(axis, keepdims=True), g.shape[axis], axis)


def pad_backward(g, x, widths):
    return g[tuple(slice(before, before + n) for n, (before, _) in zip(x.shape, widths, strict=True))]


# diagnosis: WHOLE_SUM
