"""A row of more than five is summed up to the fifth."""

import numpy as np

def root(x):
    r = np.sqrt(1 + np.sum(x * x, axis=-1, keepdims=True))
    return r

def forward(x):
    return x / root(x)

def backward(g, x, z):
    seen = np.sum((g * z)[..., :5], axis=-1, keepdims=True)
    return (g - z * seen) / root(x)
