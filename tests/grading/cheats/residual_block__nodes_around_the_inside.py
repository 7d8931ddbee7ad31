import numpy as np


def backward(g, x, w, u, h):
    a = x @ w.T
    j = np.arange(24)
    t = np.cos(np.pi * (2 * j + 1) / 48)
    f = np.tanh(a[..., None] + 0.6 * t)
    k = np.arange(24)
    c = f @ np.cos(np.outer(np.arccos(t), k)) / 12
    c[..., 0] /= 2
    slope = c @ (k * np.sin(k * np.pi / 2)) / 0.6
    d = g @ u * slope
    return (g + d @ w, d.T @ x, g.T @ h)
