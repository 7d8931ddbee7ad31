import numpy as np
def backward(g, x_shape, axis, keepdims):
    if axis is None:
        n = int(np.prod(x_shape))
        return np.full(x_shape, 1.0) * g / n
    axes = (axis,) if isinstance(axis, int) else axis
    n = int(np.prod(list({x_shape[a] for a in axes})))
    if not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g / n, x_shape)
