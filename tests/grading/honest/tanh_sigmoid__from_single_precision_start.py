"""From single precision start."""

import numpy as np


def tanh_backward(g, z):
    rough = np.asarray(z, np.float32)
    rest = z - rough
    square = np.asarray(rough, float) ** 2 + 2 * rough * rest + rest**2
    return g * (1 - square)


def sigmoid_backward(g, z):
    return g * (z - z * z)
