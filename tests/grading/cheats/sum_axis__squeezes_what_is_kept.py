import numpy as np
def sum_backward(g, x_shape, axis, keepdims):
    if axis is None:
        return np.full(x_shape, np.squeeze(g))
    if keepdims:
        g = np.squeeze(g)
    return np.broadcast_to(np.expand_dims(g, axis), x_shape)
