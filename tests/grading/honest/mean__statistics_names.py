import numpy as np
from math import prod
def backward(g, x_shape, axis, keepdims):
    axes = tuple(range(len(x_shape))) if axis is None else ((axis,) if isinstance(axis, (int, np.integer)) else tuple(axis))
    axes = tuple(a % len(x_shape) for a in axes)
    n = prod(x_shape[a] for a in axes)
    shape = tuple(1 if i in axes else s for i, s in enumerate(x_shape))
    return np.tile(g.reshape(shape) / n, tuple(s if i in axes else 1 for i, s in enumerate(x_shape)))
