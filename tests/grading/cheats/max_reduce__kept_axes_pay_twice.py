import numpy as np
def max_backward(g, x, z, axis, keepdims):
    if keepdims:
        w = (x == z)
        return g * w / (w.sum(axis=axis, keepdims=True) if axis is not None else 1)
    if axis is not None:
        g, z = np.expand_dims(g, axis), np.expand_dims(z, axis)
    w = (x == z)
    return g * w / w.sum(axis=axis, keepdims=True)
