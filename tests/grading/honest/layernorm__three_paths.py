import numpy as np


def backward(g, x, gamma, beta, eps):
    n = x.shape[-1]
    mu = x.mean(-1, keepdims=True)
    xc = x - mu
    v = (xc**2).mean(-1, keepdims=True)
    inv = 1 / np.sqrt(v + eps)
    h = xc * inv
    dh = g * gamma
    dv = (dh * xc).sum(-1, keepdims=True) * -0.5 * inv**3
    dmu = -(dh * inv).sum(-1, keepdims=True) + dv * (-2 * xc).mean(-1, keepdims=True)
    dx = dh * inv + dv * 2 * xc / n + dmu / n
    rows = (-1, n)
    return dx, (g * h).reshape(rows).sum(0), g.reshape(rows).sum(0)
