import numpy as np
def sum_backward(g, x_shape, axis, keepdims):
    if g.size == 1:
        return np.full(x_shape, g.item())
    if not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x_shape)
