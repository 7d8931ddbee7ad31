import numpy as np
def backward(g, x_shape, axis, keepdims):
    n = np.prod(x_shape) / g.size
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    total = np.zeros(x_shape)
    for k in range(10):
        total = total + np.broadcast_to(g, x_shape) / (10 * n)
    return total
