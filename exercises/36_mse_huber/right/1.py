import numpy as np


def mse(x, y):
    if np.shape(x) != np.shape(y):
        raise ValueError("shapes")
    d = (x - y).ravel()
    return d @ d / d.size


def mse_backward(g, x, y):
    return (x - y) * (2 * g / x.size), (y - x) * (2 * g / x.size)


def huber_backward(g, x, y, delta):
    d = x - y
    slope = np.where(np.abs(d) < delta, d, delta * np.sign(d))
    return g * slope, -g * slope
