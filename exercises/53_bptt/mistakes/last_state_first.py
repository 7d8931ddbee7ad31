"""Takes z[-1], the last state, for the state before the first step."""

import numpy as np


def backward(g, z, x, h, w, u, mask):
    dx, dw, du, db = np.zeros_like(x), np.zeros_like(w), np.zeros_like(u), np.zeros(len(w))
    later = np.zeros_like(h)
    for t in reversed(range(len(g))):
        arrives, here = g[t] + later, mask[t][:, None]
        inner = arrives * here * (1 - z[t] ** 2)
        dx[t] = inner @ w
        dw += inner.T @ x[t]
        du += inner.T @ z[t - 1]
        db += inner.sum(axis=0)
        later = inner @ u + arrives * (1 - here)
    return dx, later, dw, du, db


# diagnosis: WRONG_STATE_BEFORE
