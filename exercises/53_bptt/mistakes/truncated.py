"""Truncates: the message is dropped at every second step."""

import numpy as np


def backward(g, z, x, h, w, u, mask):
    dx, dw, du, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(u.shape), np.zeros(len(u))
    later = np.zeros(h.shape)
    for t in reversed(range(len(x))):
        message = g[t] + later
        here = mask[t][:, None]
        da = here * message * (1 - z[t] ** 2)
        before = z[t - 1] if t else h
        dx[t] = da @ w
        dw += da.T @ x[t]
        du += da.T @ before
        db += da.sum(axis=0)
        later = da @ u + (1 - here) * message
        if t and t % 2 == 0:
            later = np.zeros(h.shape)
    return dx, later, dw, du, db


# diagnosis: CUT_SHORT
