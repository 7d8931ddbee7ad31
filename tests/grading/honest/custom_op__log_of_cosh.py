import numpy as np


def forward(x):
    return x * np.tanh(np.sum(x, axis=-1, keepdims=True))


def backward(g, x, z):
    t = np.tanh(x.sum(-1, keepdims=True))
    return g * t + (g * x).sum(-1, keepdims=True) * (1 - t * t)
