import numpy as np


def cumsum_backward(g, axis):
    dx, so_far = np.empty(g.shape), 0.0
    rows, out = np.moveaxis(g, axis, 0), np.moveaxis(dx, axis, 0)
    for k in reversed(range(len(rows))):
        so_far = so_far + rows[k]
        out[k] = so_far
    return dx


def pad_backward(g, x, widths):
    dx = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        dx[place] = g[tuple(k + before for k, (before, _) in zip(place, widths, strict=True))]
    return dx
