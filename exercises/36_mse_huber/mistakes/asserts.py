"""Raises an AssertionError where the shapes differ."""

import numpy as np


def mse(x, y):
    assert x.shape == y.shape
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx


# diagnosis: OTHER_ERROR
