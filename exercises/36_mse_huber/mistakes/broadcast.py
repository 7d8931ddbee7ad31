"""Subtracts whatever it is given: a column and a row make a table."""

import numpy as np


def mse(x, y):
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx


# diagnosis: FORWARD_BROADCAST
