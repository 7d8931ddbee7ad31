import numpy as np
def backward(g, x_shape, z_shape, axis, keepdims):
    n = np.prod(x_shape) / np.prod(z_shape)
    if axis is None:
        return np.full(x_shape, np.squeeze(g)) / n
    if keepdims:
        g = np.squeeze(g)
    return np.broadcast_to(np.expand_dims(g, axis), x_shape) / n
