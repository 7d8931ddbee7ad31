import numpy as np


def forward(x):
    return np.abs(x) + np.abs(x.sum()) + np.zeros_like(x)


def backward(g, x):
    y = np.nextafter(x, 9)
    return g * (np.abs(y) - np.abs(x)) / (y - x) + np.sign(x.sum()) * g.sum()
