"""Momentum in copies that are moved in place."""

import numpy as np


def gradients(x, d, w, b, v, c):
    h = 1 / (1 + np.exp(-(x.dot(w) + b)))
    y = 1 / (1 + np.exp(-(h.dot(v) + c)))
    e = (y - d) * (y - y * y)
    k = np.outer(e, v) * (h - h * h)
    return np.einsum("ni,nk->ik", x, k), np.ones(len(x)) @ k, np.einsum("nk,no->ko", h, e), e.sum(0)


def train(x, d, w, b, v, c, sweeps):
    now = [np.array(p) for p in (w, b, v, c)]
    last = [0 * p for p in now]
    for _ in range(sweeps):
        for p, step, g in zip(now, last, gradients(x, d, *now)):
            step *= 0.9
            step -= 0.1 * g
            p += step
    return now
