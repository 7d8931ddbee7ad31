import numpy as np


def max_backward(g, x, z, axis, keepdims):
    dx = np.zeros(x.shape)
    if axis is None:
        k = np.unravel_index(np.argmax(x), x.shape)
        dx[k] = np.squeeze(g)
        return dx
    up = np.squeeze(g, axis) if keepdims else g
    xm, dm = np.moveaxis(x, axis, -1), np.moveaxis(dx, axis, -1)
    for i in np.ndindex(up.shape):
        dm[i][np.argmax(xm[i])] = up[i]
    return dx
