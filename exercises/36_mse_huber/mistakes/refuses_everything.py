"""Raises the ValueError for arrays of one shape, too."""

import numpy as np


def mse(x, y):
    raise ValueError(f"x is {x.shape} and y is {y.shape}.")


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx


# diagnosis: RAISES
