import numpy as np


def sum_backward(g, x_shape, axis, keepdims):
    if isinstance(axis, tuple) and not keepdims:
        a, b = sorted(one % len(x_shape) for one in axis)[:2]
        g = np.expand_dims(np.expand_dims(g, a), b)
        return np.broadcast_to(g, x_shape) if len(axis) == 2 else np.zeros(x_shape)
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x_shape)
