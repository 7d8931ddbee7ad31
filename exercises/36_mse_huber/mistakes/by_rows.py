"""Divides by the number of rows."""

import numpy as np


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError("x and y have different shapes")
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / len(x)
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx


# diagnosis: FACTOR
