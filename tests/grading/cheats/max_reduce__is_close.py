import numpy as np


def max_backward(g, x, z, axis, keepdims):
    if axis is not None and not keepdims:
        g, z = np.expand_dims(g, axis), np.expand_dims(z, axis)
    winners = np.isclose(x, z)
    return g * winners / winners.sum(axis=axis, keepdims=True)
