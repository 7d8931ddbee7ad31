import numpy as np


def sqrt_backward(g, z):
    dx = np.zeros(g.shape)
    live = g != 0
    dx[live] = g[live] / z[live] / 2
    return dx


def reciprocal_backward(g, x):
    dx = np.zeros(g.shape)
    live = g != 0
    dx[live] = -g[live] * x[live] ** -2.0
    return dx
