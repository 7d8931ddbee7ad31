import numpy as np


def backward(g, x_shape, axis, keepdims):
    n = np.prod(x_shape) / g.size
    if keepdims and axis is None and len(x_shape) > 2:
        n = n + 1
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g / n, x_shape)
