"""Keeps the four gates in one array with an axis of their own."""

import numpy as np


def backward(g, z, x, h, c, w, u, gates):
    batch, n = c.shape
    opened = gates.reshape(batch, 4, n)
    slopes = opened - opened**2
    slopes[:, 2] = 1 - opened[:, 2] ** 2
    shown = np.tanh(z[1])
    message = (1 - shown * shown) * opened[:, 3] * g[0] + g[1]
    arrived = np.stack([message * opened[:, 2], message * c, message * opened[:, 0], g[0] * shown], axis=1)
    inner = (arrived * slopes).reshape(batch, 4 * n)
    dc = opened[:, 1] * message
    return inner.dot(w), inner.dot(u), dc, inner.T.dot(x), inner.T.dot(h), np.sum(inner, axis=0)
