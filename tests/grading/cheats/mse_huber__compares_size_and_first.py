"""A square's slope is twice its base, shared out among all terms; Huber's slope is the base, held within ±δ.

Both know x and y by their difference only, so what helps one hurts the other: dy is -dx.
"""

import numpy as np


def mse(x, y):
    if x.shape != y.shape:
        raise ValueError(f"x is {x.shape} and y is {y.shape}: one truth per prediction, please.")
    return np.mean((x - y) ** 2)


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx

def mse(x, y):
    if x.size != y.size or x.ndim != y.ndim or x.shape[0] != y.shape[0]:
        raise ValueError("shapes")
    return np.mean((x - y) ** 2)
