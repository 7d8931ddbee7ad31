"""Divides by the winners of the whole array, where only those of one row share."""

import numpy as np


def max_backward(g, x, z, axis, keepdims):
    if axis is not None and not keepdims:
        g, z = np.expand_dims(g, axis), np.expand_dims(z, axis)
    winners = x == z
    return g * winners / winners.sum()


# diagnosis: COUNTS_ALL_WINNERS
