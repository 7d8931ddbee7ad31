import numpy as np

steps = np.arange(4 + 3) - 3


def tanh_backward(g, x):
    most = 4 + 4 + 4 + 4 + 4
    x = np.clip(x, -most, most)
    h = 1.0078125 - 1
    u = 1.15 - 1
    v = 1.0166666666666667 - 1
    w = 1.0078125 - 1
    t = np.tanh(np.expand_dims(x, -1) + h * steps)
    r, q, p, m, a, b, c = np.moveaxis(t, -1, 0)
    return g * (0.5 * 1.5 * (a - p) - u * (b - q) + v * (c - r)) / w


def sigmoid_backward(g, z):
    return g * z * (1 - z)
