"""The straight line has the slope 1, whatever delta is."""

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
    dx = g * np.where(np.abs(d) <= delta, d, np.sign(d))
    return dx, -dx


# diagnosis: LINE_WITHOUT_SLOPE
