import numpy as np


def cumsum_backward(g, axis):
    return g + g.sum(axis, keepdims=True) - np.cumsum(g, axis)


def pad_backward(g, x, widths):
    for axis, ((before, _), n) in enumerate(zip(widths, x.shape, strict=True)):
        g = np.take(g, np.arange(before, before + n), axis)
    return g
