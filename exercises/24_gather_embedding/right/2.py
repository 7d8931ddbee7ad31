import numpy as np


def gather_backward(g, x, index):
    rows = index.ravel() % len(x)
    width = int(np.prod(x.shape[1:]))
    columns = g.reshape(rows.size, width).T
    dx = [np.bincount(rows, weights=column, minlength=len(x)) for column in columns]
    return np.array(dx, float).T.reshape(x.shape)
