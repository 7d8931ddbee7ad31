"""Sums the axes that were put in front and forgets those that were stretched from 1."""


def backward(g, x, y):
    dx, dy = g @ y.swapaxes(-1, -2), x.swapaxes(-1, -2) @ g
    dx = dx.sum(axis=tuple(range(dx.ndim - x.ndim)))
    dy = dy.sum(axis=tuple(range(dy.ndim - y.ndim)))
    return dx, dy


# diagnosis: UNBROADCAST_PARTIAL
