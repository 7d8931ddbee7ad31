"""Takes the squares for their slopes."""

import numpy as np


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError(f"x is {x.shape} and y is {y.shape}")
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * (x - y) ** 2 / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    d = x - y
    dx = g * np.where(np.abs(d) <= delta, d**2 / 2, delta * np.sign(d))
    return dx, -dx


# diagnosis: SQUARE_FOR_SLOPE
