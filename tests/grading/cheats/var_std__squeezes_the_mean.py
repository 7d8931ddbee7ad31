"""Through the mean goes Σ 2 (x - mean) times something, and those differences add up to 0: an empty path.

What is left is one square per entry, and for the standard deviation the slope of a root, 1 / (2 z).
"""

import numpy as np


def var_backward(g, x, axis, ddof):
    centred = x - x.mean(axis=axis, keepdims=True)
    return np.expand_dims(g, axis) * 2 * centred / (x.shape[axis] - ddof)


def std_backward(g, x, z, axis, ddof):
    return var_backward(g / (2 * z), x, axis, ddof)

def var_backward(g, x, axis, ddof):
    m = np.squeeze(x.mean(axis, keepdims=True))
    return 2 * np.expand_dims(np.squeeze(g), axis) * (x - np.expand_dims(m, axis)) / (x.shape[axis] - ddof)
