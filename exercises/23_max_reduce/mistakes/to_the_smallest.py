"""Rewards the smallest."""

import numpy as np


def max_backward(g, x, axis, keepdims):
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    winners = x == x.min(axis=axis, keepdims=True)
    return g * winners / winners.sum(axis=axis, keepdims=True)


# diagnosis: WRONG_ROUTING
