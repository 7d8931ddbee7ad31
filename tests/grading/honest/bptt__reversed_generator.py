"""Reversed generator."""

import numpy as np


def steps(z, h, mask):
    before = [h, *z[:-1]]
    yield from reversed([*zip(range(len(z)), z, before, mask)])


def backward(g, z, x, h, w, u, mask):
    dw, du, db, later = np.zeros_like(w), np.zeros_like(u), np.zeros(len(u)), np.zeros_like(h)
    dx = [None] * len(x)
    for t, out, before, here in steps(z, h, mask):
        arrives = g[t] + later
        held = np.where(here[:, None], arrives, 0.0)
        da = held - held * out * out
        dx[t] = da @ w
        dw, du, db = dw + da.T @ x[t], du + da.T @ before, db + da.sum(0)
        later = da @ u + (arrives - held)
    return np.array(dx), later, dw, du, db
