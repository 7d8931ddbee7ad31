import numpy as np


def backward(g, x, w, b):
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(b.shape)
    for row, up in zip(x, g):
        dw += np.outer(row, up)
        db += up
    for n in range(len(x)):
        dx[n] = w @ g[n]
    return dx, dw, db
