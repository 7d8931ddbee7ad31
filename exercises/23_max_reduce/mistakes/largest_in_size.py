"""Looks for the largest without its sign."""

import numpy as np


def max_backward(g, x, axis, keepdims):
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    size = np.abs(x)
    winners = size == size.max(axis=axis, keepdims=True)
    return g * winners / winners.sum(axis=axis, keepdims=True)


# diagnosis: LARGEST_IN_SIZE
