"""Sequence by sequence, as one would on paper."""

import numpy as np


def backward(g, x, h, w, u, b):
    dx, dh = np.zeros(x.shape), np.zeros(h.shape)
    dw, du, db = np.zeros(w.shape), np.zeros(u.shape), np.zeros(b.shape)
    for n in range(len(x)):
        inner = g[n] / np.cosh(w @ x[n] + u @ h[n] + b) ** 2
        dx[n], dh[n] = w.T @ inner, u.T @ inner
        dw += np.outer(inner, x[n])
        du += np.outer(inner, h[n])
        db += inner
    return dx, dh, dw, du, db
