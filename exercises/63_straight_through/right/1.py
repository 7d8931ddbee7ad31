import numpy as np


def forward(x):
    return 2.0 * (x >= 0) - 1


def backward(g, x):
    return np.where((x > -1) & (x < 1), g, 0.0)
