import numpy as np


def sum_backward(g, x_shape, axis):
    axes = range(len(x_shape)) if axis is None else np.atleast_1d(axis) % len(x_shape)
    kept = [1 if k in axes else n for k, n in enumerate(x_shape)]
    return np.zeros(x_shape) + g.reshape(kept)
