"""Lets every output send its message back through three steps only."""

import numpy as np


def backward(g, z, x, h, w, u, mask):
    dx, dw, du, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(u.shape), np.zeros(len(u))
    dh = np.zeros(h.shape)
    for last in range(len(x)):
        message = g[last]
        for t in range(last, max(last - 3, -1), -1):
            here = mask[t][:, None]
            da = here * message * (1 - z[t] ** 2)
            before = z[t - 1] if t else h
            dx[t] += da @ w
            dw += da.T @ x[t]
            du += da.T @ before
            db += da.sum(axis=0)
            message = da @ u + (1 - here) * message
            if t == 0:
                dh += message
    return dx, dh, dw, du, db


# diagnosis: CUT_SHORT
