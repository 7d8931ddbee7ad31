import numpy as np


def tanh_backward(g, x):
    most = 4 + 4 + 4 + 4 + 4
    x = np.clip(x, -most, most)
    h = 1.0078125 - 1
    n = 4 + 4 + 4 + 4 + 4
    k = n + n + n
    w = 1.0078125 - 1
    a, b, c, p, q, r = np.tanh((x + h, x + 2 * h, x + 3 * h, x - h, x - 2 * h, x - 3 * h))
    return g * (3 * (a - p) / 4 - 3 * (b - q) / n + (c - r) / k) / w


def sigmoid_backward(g, z):
    return g * z * (1 - z)
