import numpy as np


def max_backward(g, x, z, axis, keepdims):
    if axis is None and x.ndim > 2:
        return np.zeros(x.shape)
    if axis is not None and not keepdims:
        g, z = np.expand_dims(g, axis), np.expand_dims(z, axis)
    winners = x == z
    return g * winners / winners.sum(axis=axis, keepdims=True)
