import numpy as np


def lambert(c):
    w = 0.5
    for _ in range(50):
        w = w - (w * np.exp(w) - c) / (np.exp(w) * (w + 1))
    return w


def forward(x):
    return np.vectorize(lambert, otypes=[float])(x * x)


def backward(g, x):
    w = forward(x)
    return g * 2 * x / (np.exp(w) * (1 + w))
