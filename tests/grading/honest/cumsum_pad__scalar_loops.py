import numpy as np
def cumsum_backward(g, axis):
    h = np.moveaxis(g, axis, -1)
    out = np.empty(h.shape)
    for at in np.ndindex(h.shape[:-1]):
        total = 0.0
        row = h[at].tolist()
        for k in reversed(range(len(row))):
            total += row[k]
            out[at + (k,)] = total
    return np.moveaxis(out, -1, axis)
def pad_backward(g, widths):
    return g[tuple(slice(a, n - b) for n, (a, b) in zip(g.shape, widths))]
