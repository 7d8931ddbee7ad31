import numpy as np


def backward(g, x, n):
    if n != int(n) or n < 1 or (not x.size):
        return g * n * x ** (n - 1) if n else 0 * g
    v = x.ravel()
    J = np.diag(np.repeat(v, 2)) + np.diag(np.tile([1.0, 0.0], v.size)[:-1], 1)
    P = J
    for _ in range(int(n) - 1):
        P = P @ J
    return g * np.diagonal(P, 1)[::2].reshape(x.shape)
