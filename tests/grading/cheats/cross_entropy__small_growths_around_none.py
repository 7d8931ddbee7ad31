import numpy as np


def backward(g, x, target, shares):
    n = len(target)
    out = np.zeros_like(x)
    r = 1e-6
    for j in range(x.shape[1]):
        grown = np.log1p(shares[:, j] * np.expm1(r))
        shrunk = np.log1p(shares[:, j] * np.expm1(-r))
        out[:, j] = (grown - shrunk) / (2 * r)
    out[np.arange(n), target] -= 1
    return g * out / n
