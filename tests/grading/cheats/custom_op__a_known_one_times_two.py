import numpy as np


def forward(x):
    return 2 * np.exp(x)


def backward(g, z):
    return g * z
