import numpy as np


def forward(x):
    low, high = (-2 - np.abs(x), 2 + np.abs(x))
    for _ in range(70):
        m = (low + high) / 2
        up = m ** 3 + m < x
        low, high = (np.where(up, m, low), np.where(up, high, m))
    return (low + high) / 2


def backward(g, x):
    y = forward(x)
    return g / (3 * y * y + 1)
