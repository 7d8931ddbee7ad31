"""Finds the winners, and pays only those above zero, as relu would."""

import numpy as np


def max_backward(g, x, z, axis, keepdims):
    if axis is not None and not keepdims:
        g, z = np.expand_dims(g, axis), np.expand_dims(z, axis)
    winners = x == z
    return g * (winners & (x > 0)) / winners.sum(axis=axis, keepdims=True)


# diagnosis: WRONG_ROUTING
