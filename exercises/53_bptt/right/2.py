"""One sequence after the other, each only as long as it is."""

import numpy as np


def backward(g, z, x, h, w, u, mask):
    dx, dh = np.zeros_like(x), np.zeros_like(h)
    dw, du, db = np.zeros_like(w), np.zeros_like(u), np.zeros(len(w))
    for n in range(x.shape[1]):
        length = int(mask[:, n].sum())
        message = g[length:, n].sum(axis=0)
        for t in range(length)[::-1]:
            before = z[t - 1, n] if t > 0 else h[n]
            a = (message + g[t, n]) * (1 - z[t, n] ** 2)
            dw += np.outer(a, x[t, n])
            du += np.outer(a, before)
            db += a
            dx[t, n] = w.T @ a
            message = u.T @ a
        dh[n] = message
    return dx, dh, dw, du, db
