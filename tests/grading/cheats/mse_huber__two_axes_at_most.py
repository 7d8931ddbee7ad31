"""Counts the entries of two axes."""

import numpy as np


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return (dx, -dx)


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return (dx, -dx)


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError('shapes')
    n = x.shape[0] * (x.shape[1] if x.ndim > 1 else 1)
    return np.sum((x - y) ** 2) / n
