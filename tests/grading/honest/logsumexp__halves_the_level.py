import numpy as np


def backward(g, x, axis):
    top = x.max(axis=axis, keepdims=True)
    low, high = (top, top + np.log(x.shape[axis]) + 1)
    for _ in range(80):
        m = (low + high) / 2
        below = np.exp(x - m).sum(axis=axis, keepdims=True) > 1
        low, high = (np.where(below, m, low), np.where(below, high, m))
    return np.expand_dims(g, axis) * np.exp(x - low)
