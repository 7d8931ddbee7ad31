import numpy as np


def shrink(a, shape):
    while a.ndim > len(shape):
        a = a.sum(0)
    for i, n in enumerate(shape[:-2]):
        if n == 1:
            a = a.sum(i, keepdims=True)
    return a


def backward(g, x, y):
    dx = np.einsum("...nm,...km->...nk", g, y)
    dy = np.einsum("...nk,...nm->...km", x, g)
    return shrink(dx, x.shape), shrink(dy, y.shape)
