"""Shuffles uneven places."""

import numpy as np

STEPS = np.array([0.021, -0.013, 0.034, -0.029, 0.007, -0.041, 0.045, -0.003])
SOLVED = np.linalg.solve(np.vander(STEPS, 8, increasing=True).T, np.eye(8)[1])


def tanh_backward(g, x):
    n, flat = x.size, x.ravel()
    mixed = np.argsort(np.sin(np.arange(8.0 * n) * 12.9898) * 43758.5453 % 1)
    which, step = mixed // 8, mixed % 8
    take, weigh = np.zeros((8 * n, n)), np.zeros((n, 8 * n))
    take[np.arange(8 * n), which] = 1
    weigh[which, np.arange(8 * n)] = SOLVED[step]
    return g * (weigh @ np.tanh(take @ flat + STEPS[step])).reshape(x.shape)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
