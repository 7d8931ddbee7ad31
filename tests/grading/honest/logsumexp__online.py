import numpy as np, math
def backward(g, x, axis):
    full = g if g.ndim == x.ndim or axis is None else np.expand_dims(g, axis)
    if axis is None:
        e = np.exp(x - x.max(initial=-np.inf))
        return full * e / e.sum()
    h = np.moveaxis(x, axis, -1)
    out = np.empty(h.shape)
    for at in np.ndindex(h.shape[:-1]):
        m, s = -math.inf, 0.0
        for a in h[at].tolist():
            if a > m:
                s = s * math.exp(m - a) + 1 if m > -math.inf else 1.0
                m = a
            else:
                s += math.exp(a - m)
        out[at] = [math.exp(a - m) / s for a in h[at].tolist()]
    return full * np.moveaxis(out, -1, axis)
