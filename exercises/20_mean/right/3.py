import numpy as np


def backward(g, x_shape, z_shape, axis, keepdims):
    n = np.prod(x_shape, dtype=int) // np.prod(z_shape, dtype=int)
    if axis is None or keepdims:
        return np.broadcast_to(g, x_shape) / n
    return np.broadcast_to(np.expand_dims(g, axis), x_shape) / n
