"""Holds the slope within ±1, whatever delta is."""

import numpy as np


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError(f"x is {x.shape} and y is {y.shape}: one truth per prediction, please.")
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -1, 1)
    return dx, -dx


# diagnosis: PARAMETER_IGNORED
