import numpy as np


def forward(x):
    y = x.copy()
    for _ in range(80):
        y = x + 0.4 * np.sin(y)
    return y


def backward(g, x):
    y = forward(x)
    return g / (1 - 0.4 * np.cos(y))
