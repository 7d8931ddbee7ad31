import numpy as np
def max_backward(g, x, z, axis, keepdims):
    if axis is None:
        dx = np.zeros_like(x)
        dx.ravel()[np.argmax(x)] = np.ravel(g)[0]
        return dx
    i = np.expand_dims(np.argmax(x, axis), axis)
    dx = np.zeros_like(x)
    np.put_along_axis(dx, i, g if keepdims else np.expand_dims(g, axis), axis)
    return dx
