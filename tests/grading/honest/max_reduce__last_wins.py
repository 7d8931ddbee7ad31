import numpy as np


def max_backward(g, x, z, axis, keepdims):
    if axis is None:
        dx = np.zeros(x.shape)
        dx.flat[x.size - 1 - int(x.ravel()[::-1].argmax())] = np.asarray(g).item()
        return dx
    if not keepdims:
        g = np.expand_dims(g, axis)
    flipped = np.flip(x, axis)
    at = np.expand_dims(x.shape[axis] - 1 - flipped.argmax(axis), axis)
    dx = np.zeros(x.shape)
    np.put_along_axis(dx, at, g, axis)
    return dx
