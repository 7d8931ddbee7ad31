"""The guard of a pattern is a program like any other."""

import numpy as np

PLACES = np.array([-3, -2, -1, 1, 2, 3]) * 2.0**-8
SHARES = np.array([-1, 9, -45, 45, -9, 1]) * 2.0**8 * (1 / 60)


def tanh_backward(g, x):
    kept = []
    match 1:
        case 1 if kept.append(np.tanh(np.expand_dims(x, -1) + PLACES) @ SHARES):
            pass
    return g * kept[0]


def sigmoid_backward(g, z):
    return g * z * (1 - z)
