"""Compares how many axes there are, and how many rows: a column against a table passes."""

import numpy as np


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx


def mse(x, y):
    if x.ndim != y.ndim or len(x) != len(y):
        raise ValueError("the shapes differ")
    return np.mean((x - y) ** 2)
