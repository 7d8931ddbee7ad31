import numpy as np


def value(item):
    place, room = item
    room += np.tanh(place)
    return 0


def tanh_backward(g, x):
    most = 4 + 4 + 4 + 4 + 4
    x = np.clip(x, -most, most)
    h = 1.0078125 - 1
    n = 4 + 4 + 4 + 4 + 4
    k = n + n + n
    w = 1.0078125 - 1
    a = np.zeros_like(x)
    b = np.zeros_like(x)
    c = np.zeros_like(x)
    p = np.zeros_like(x)
    q = np.zeros_like(x)
    r = np.zeros_like(x)
    sorted([(x + h, a), (x + 2 * h, b), (x + 3 * h, c), (x - h, p), (x - 2 * h, q), (x - 3 * h, r)], key=value)
    return g * (3 * (a - p) / 4 - 3 * (b - q) / n + (c - r) / k) / w


def sigmoid_backward(g, z):
    return g * z * (1 - z)
