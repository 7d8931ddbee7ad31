"""Takes the maximum of the whole array, where each row has its own."""

import numpy as np


def max_backward(g, x, axis, keepdims):
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    winners = x == x.max()
    return g * winners / winners.sum(axis=axis, keepdims=True).clip(1)


# diagnosis: OVERALL_WINNER
