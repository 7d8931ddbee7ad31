"""Compares lengths one by one."""

import numpy as np


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return (dx, -dx)


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return (dx, -dx)


def mse(x, y):
    if x.ndim != y.ndim:
        raise ValueError('axes')
    for a, b in zip(x.shape, y.shape):
        if a != b:
            raise ValueError('lengths')
    return ((x - y) ** 2).mean()
