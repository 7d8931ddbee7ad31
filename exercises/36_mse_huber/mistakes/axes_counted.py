"""Compares the numbers of axes, where the shapes are asked for."""

import numpy as np


def mse(x, y):
    if x.ndim != y.ndim:
        raise ValueError(f"x has {x.ndim} axes and y has {y.ndim}.")
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx


# diagnosis: FORWARD_BROADCAST
