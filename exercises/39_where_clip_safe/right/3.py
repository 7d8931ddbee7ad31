import numpy as np


def where_backward(g, condition):
    dx, dy = np.zeros(g.shape), np.zeros(g.shape)
    dx[condition], dy[~condition] = g[condition], g[~condition]
    return dx, dy


def clip_backward(g, x, low, high):
    return np.where(x < low, 0.0, np.where(x > high, 0.0, g))


def safe_sqrt(x):
    return np.where(x > 0, np.sqrt(np.maximum(x, 1e-300)), 0.0)


def safe_log(x):
    return np.where(x > 0, np.log(np.maximum(x, 1e-300)), np.zeros_like(x))
