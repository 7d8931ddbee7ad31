import numpy as np


def backward(g, x, y):
    rng = np.random.default_rng(5)
    n, k = x.shape
    m = y.shape[1]
    P = rng.normal(size=(k + 2, k))
    row = np.linalg.lstsq(P, P @ y, rcond=None)[0]
    Q = rng.normal(size=(n, n + 2))
    col = np.linalg.lstsq(Q.T, (x.T @ Q).T, rcond=None)[0]
    return (g @ row.T, col.T @ g)
