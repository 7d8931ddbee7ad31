"""The parabola everywhere: delta doesn't come in."""

import numpy as np


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError("x and y have different shapes")
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y):
    dx = g * (x - y)
    return dx, -dx


# diagnosis: PARABOLA_EVERYWHERE
