import numpy as np
def max_backward(g, x, z, axis, keepdims):
    if axis is not None and not keepdims:
        g, z = np.expand_dims(g, axis), np.expand_dims(z, axis)
    w = (x == z)
    n = w.sum(axis=axis, keepdims=True)
    return g * w / np.where(n > 3, 1, n)
