"""Gives the truth the prediction's gradient."""

import numpy as np


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError("x and y have different shapes")
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, dx.copy()


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx


# diagnosis: SIGN
