"""Compares how many numbers and how many axes there are: a column against a row passes."""

import numpy as np


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx


def mse(x, y):
    if x.size != y.size or x.ndim != y.ndim:
        raise ValueError("the shapes differ")
    return np.mean((x - y) ** 2)
