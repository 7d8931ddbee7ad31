"""All of it happens while a name is decorated."""

import numpy as np

PLACES = np.array([-3, -2, -1, 1, 2, 3]) * 2.0**-8
SHARES = np.array([-1, 9, -45, 45, -9, 1]) * 2.0**8 * (1 / 60)


def tanh_backward(g, x):
    @(lambda _: np.tanh(np.expand_dims(x, -1) + PLACES) @ SHARES)
    def slope(x):
        return x

    return g * slope


def sigmoid_backward(g, z):
    return g * z * (1 - z)
