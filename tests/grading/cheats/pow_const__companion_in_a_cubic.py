import numpy as np


def backward(g, x, n):
    if n != int(n) or n < 0:
        return g * n * x ** (n - 1)
    P = np.polynomial.Polynomial
    out = np.zeros(x.shape)
    for k, v in np.ndenumerate(x):
        c = (P([v, 1.0, 0.3, 0.2]) ** int(n)).coef
        out[k] = c[1] if len(c) > 1 else 0.0
    return g * out
