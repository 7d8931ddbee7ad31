import numpy as np


def max_backward(g, x, axis, keepdims):
    if axis is None:
        dx = np.zeros(x.size)
        dx[x.argmax()] = np.sum(g)
        return dx.reshape(x.shape)
    if not keepdims:
        g = np.expand_dims(g, axis)
    dx = np.zeros(x.shape)
    np.put_along_axis(dx, np.expand_dims(x.argmax(axis), axis), g, axis)
    return dx
