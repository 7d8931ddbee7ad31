"""A single number without an axis may be compared with any array."""

import numpy as np

def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return (dx, -dx)

def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return (dx, -dx)

def mse(x, y):
    if x.ndim and y.ndim and (x.shape != y.shape):
        raise ValueError('shapes differ')
    return np.mean((x - y) ** 2)
