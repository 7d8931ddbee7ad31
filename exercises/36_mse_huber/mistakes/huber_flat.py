"""Lets nothing through beyond delta, as a clipped *value* would."""

import numpy as np


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError("x and y have different shapes")
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    d = x - y
    dx = g * d * (np.abs(d) <= delta)
    return dx, -dx


# diagnosis: FLAT_BEYOND
