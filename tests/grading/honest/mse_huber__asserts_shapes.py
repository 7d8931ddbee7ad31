"""Shapes are compared by a function of its own; the mean is a dot product."""

import numpy as np


def same_shape(*arrays):
    first, *others = {a.shape for a in arrays}
    if others:
        raise ValueError(f"shapes differ: {first} and {others[0]}")


def mse(x, y):
    same_shape(x, y)
    d = (x - y).ravel()
    return float(d @ d) / d.size


def mse_backward(g, x, y):
    d = 2 * g / np.size(x) * np.subtract(x, y)
    return d, 0 - d


def huber_backward(g, x, y, delta):
    d = x - y
    dx = np.where(np.abs(d) <= delta, d, delta * np.sign(d)) * g
    return dx, -dx
