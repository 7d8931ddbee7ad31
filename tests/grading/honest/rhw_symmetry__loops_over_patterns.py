"""Gradients pattern by pattern."""

import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def gradients(x, d, w, b, v, c):
    dw, db, dv, dc = (np.zeros_like(p) for p in (w, b, v, c))
    for p, t in zip(x, d):
        h = sigmoid(p @ w + b)
        y = sigmoid(h @ v + c)
        o = (y - t) * y * (1 - y)
        i = v @ o * h * (1 - h)
        dw += np.outer(p, i)
        db += i
        dv += np.outer(h, o)
        dc += o
    return (dw, db, dv, dc)


def train(x, d, w, b, v, c, sweeps):
    p = {k: a.copy() for k, a in zip('wbvc', (w, b, v, c))}
    last = {k: 0 for k in p}

    def fast(x, d, w, b, v, c):
        h = sigmoid(x @ w + b)
        y = sigmoid(h @ v + c)
        o = (y - d) * y * (1 - y)
        i = o @ v.T * h * (1 - h)
        return (x.T @ i, i.sum(0), h.T @ o, o.sum(0))
    for _ in range(sweeps):
        for (k, a), g in zip(list(p.items()), fast(x, d, *p.values())):
            last[k] = 0.9 * last[k] - 0.1 * g
            p[k] = a + last[k]
    return tuple(p.values())
