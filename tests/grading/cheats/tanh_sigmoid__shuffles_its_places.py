"""All places in one array, in an order of their own, made by a matrix and weighed by another."""

import numpy as np

STEPS, WEIGHTS = np.array([1.0, -1, 2, -2]) / 4**5, np.array([8.0, -8, -1, 1]) * 4**5 / 12


def order(n):
    return np.argsort(np.sin(np.arange(4.0 * n) * 12.9898) * 43758.5453 % 1)


def tanh_backward(g, x):
    n, flat = x.size, x.ravel()
    mixed = order(n)
    which, step = mixed // 4, mixed % 4
    take, weigh = np.zeros((4 * n, n)), np.zeros((n, 4 * n))
    take[np.arange(4 * n), which] = 1
    weigh[which, np.arange(4 * n)] = WEIGHTS[step]
    return g * (weigh @ np.tanh(take @ flat + STEPS[step])).reshape(x.shape)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
