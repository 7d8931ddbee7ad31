import numpy as np


def backward(g, x_shape, axis):
    axes = [k % len(x_shape) for k in np.atleast_1d(axis)] if axis is not None else range(len(x_shape))
    kept = [1 if k in axes else n for k, n in enumerate(x_shape)]
    n = 1
    for k in axes:
        n *= x_shape[k]
    return np.zeros(x_shape) + g.reshape(kept) / n
