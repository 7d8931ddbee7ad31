"""Another mean than all have, and nothing looks at the shapes."""

import numpy as np


def mse(x, y):
    return np.sum((x - y) ** 2) / x.size


def mse_backward(g, x, y):
    dx = g * 2 * (x - y) / x.size
    return dx, -dx


def huber_backward(g, x, y, delta):
    dx = g * np.clip(x - y, -delta, delta)
    return dx, -dx


# diagnosis: WRONG_RESULT
