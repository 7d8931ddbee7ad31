import numpy as np
def cumsum_backward(g, axis):
    h = np.moveaxis(g, axis, 0)
    out = np.zeros_like(h)
    total = np.zeros(h.shape[1:])
    for k in range(len(h) - 1, -1, -1):
        total = total + h[k]
        out[k] = total
    return np.moveaxis(out, 0, axis)
def pad_backward(g, widths):
    for axis, (before, after) in enumerate(widths):
        g = np.take(g, np.arange(before, g.shape[axis] - after), axis)
    return g
