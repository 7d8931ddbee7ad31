"""Compares the lengths of the first axis and the last."""

import numpy as np


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return (dx, -dx)


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return (dx, -dx)


def mse(x, y):
    if x.ndim != y.ndim or x.shape[0] != y.shape[0] or x.shape[-1] != y.shape[-1]:
        raise ValueError('no')
    return np.mean((x - y) ** 2)
