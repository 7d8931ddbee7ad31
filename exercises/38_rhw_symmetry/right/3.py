"""Pattern by pattern, as the paper tells it; the gradients are added up at the end of a sweep."""

import numpy as np


def gradients(x, d, w, b, v, c):
    total = [np.zeros_like(p) for p in (w, b, v, c)]
    for one, target in zip(x, d):
        h = 1 / (1 + np.exp(-(one @ w + b)))
        y = 1 / (1 + np.exp(-(h @ v + c)))
        out = (y - target) * y * (1 - y)
        inner = v @ out * h * (1 - h)
        for sum_, part in zip(total, (np.outer(one, inner), inner, np.outer(h, out), out)):
            sum_ += part
    return tuple(total)


def all_at_once(x, d, w, b, v, c):
    h = 1 / (1 + np.exp(-(x @ w + b)))
    y = 1 / (1 + np.exp(-(h @ v + c)))
    out = (y - d) * y * (1 - y)
    inner = out @ v.T * h * (1 - h)
    return x.T @ inner, inner.sum(0), h.T @ out, out.sum(0)


def train(x, d, w, b, v, c, sweeps):
    if sweeps == 0:
        return w, b, v, c
    speed = [-0.1 * g for g in all_at_once(x, d, w, b, v, c)]
    for sweep in range(1, sweeps + 1):
        w, b, v, c = (p + s for p, s in zip((w, b, v, c), speed))
        if sweep < sweeps:
            slopes = all_at_once(x, d, w, b, v, c)
            speed = [0.9 * s - 0.1 * g for s, g in zip(speed, slopes)]
    return w, b, v, c
