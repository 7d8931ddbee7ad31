import numpy as np


def backward(g, gamma, xhat, sigma, training):
    c = len(gamma)
    rows = lambda a: np.moveaxis(a, 1, -1).reshape(-1, c)
    up, h, s = rows(g), rows(xhat), sigma.reshape(c)
    dh = up * gamma
    if training:
        m = len(up)
        d = (m * dh - dh.sum(0) - h * (dh * h).sum(0)) / (m * s)
    else:
        d = dh / s
    shape = np.moveaxis(g, 1, -1).shape
    return np.moveaxis(d.reshape(shape), -1, 1), (up * h).sum(0), up.sum(0)
