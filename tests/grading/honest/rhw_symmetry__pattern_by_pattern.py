"""Pattern by pattern, with outer products that are added up; the net is a dict."""

import numpy as np


def sigmoid(a):
    return np.where(a >= 0, 1 / (1 + np.exp(-np.abs(a))), np.exp(-np.abs(a)) / (1 + np.exp(-np.abs(a))))


def gradients(x, d, w, b, v, c):
    dw, db, dv, dc = (np.zeros_like(p) for p in (w, b, v, c))
    for one, truth in zip(x, d):
        h = sigmoid(one @ w + b)
        y = sigmoid(h @ v + c)
        out = (y - truth) * y * (1 - y)
        inner = v @ out * h * (1 - h)
        dw += np.outer(one, inner)
        db += inner
        dv += np.outer(h, out)
        dc += out
    return dw, db, dv, dc


def all_at_once(x, d, w, b, v, c):
    h = sigmoid(x @ w + b)
    y = sigmoid(h @ v + c)
    out = (y - d) * y * (1 - y)
    inner = np.einsum("po,ho->ph", out, v) * h * (1 - h)
    return np.einsum("pi,ph->ih", x, inner), inner.sum(0), np.einsum("ph,po->ho", h, out), out.sum(0)


def train(x, d, w, b, v, c, sweeps):
    net = dict(w=w.copy(), b=b.copy(), v=v.copy(), c=c.copy())
    last = {name: 0.0 for name in net}
    for _ in range(sweeps):
        for name, g in zip(net, all_at_once(x, d, **net)):
            last[name] = 0.9 * last[name] - 0.1 * g
        net = {name: net[name] + last[name] for name in net}
    return net["w"], net["b"], net["v"], net["c"]
