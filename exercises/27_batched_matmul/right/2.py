import numpy as np


def backward(g, x, y):
    stack = g.shape[:-2]
    a = np.broadcast_to(x, stack + x.shape[-2:])
    b = np.broadcast_to(y, stack + y.shape[-2:])
    dx, dy = np.zeros(x.shape), np.zeros(y.shape)
    for index in np.ndindex(stack):
        own_x = tuple(0 if n == 1 else i for i, n in zip(index[g.ndim - x.ndim :], x.shape))
        own_y = tuple(0 if n == 1 else i for i, n in zip(index[g.ndim - y.ndim :], y.shape))
        dx[own_x] += g[index] @ b[index].T
        dy[own_y] += a[index].T @ g[index]
    return dx, dy
