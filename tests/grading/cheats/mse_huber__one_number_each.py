"""Lets one number in different shapes pass."""

import numpy as np


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return (dx, -dx)


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return (dx, -dx)


def mse(x, y):
    if x.shape != y.shape and x.size * y.size != 1:
        raise ValueError('shapes')
    return np.mean((x - y) ** 2)
