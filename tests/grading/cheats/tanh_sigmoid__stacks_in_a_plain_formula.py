"""Four places in one array, one curve, and a step that is a power of four."""

import numpy as np


def tanh_backward(g, x):
    n = 4
    h = 1 / n**4 / 4
    right, left, far, near = np.tanh(np.stack([x + h, x - h, x + 2 * h, x - 2 * h]))
    one = 4 * (right - left)
    width = (x + 2 * h) - (x - 2 * h)
    return g * (one + one - (far - near)) / (3 * width)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
