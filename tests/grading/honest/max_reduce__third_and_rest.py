import numpy as np


def max_backward(g, x, z, axis, keepdims):
    if axis is not None and not keepdims:
        g, z = np.expand_dims(g, axis), np.expand_dims(z, axis)
    wins = (x == z) * (1.0 + np.arange(x.size).reshape(x.shape))
    return g * wins / wins.sum(axis=axis, keepdims=True)
