"""Gives both straight lines the slope delta."""

import numpy as np


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError(f"x has shape {x.shape}, y has {y.shape}")
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.where(np.abs(x - y) <= delta, x - y, delta)
    return dx, -dx


# diagnosis: ONE_SLOPE_BEYOND
