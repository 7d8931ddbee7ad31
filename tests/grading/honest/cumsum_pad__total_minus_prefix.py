import numpy as np
def cumsum_backward(g, axis):
    return g.sum(axis=axis, keepdims=True) - np.cumsum(g, axis=axis) + g
def pad_backward(g, widths):
    idx = []
    for (b, a), n in zip(widths, g.shape):
        idx.append(np.arange(b, n - a))
    return g[np.ix_(*idx)]
