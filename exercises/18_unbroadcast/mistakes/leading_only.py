"""Sums the axes put in front and forgets those stretched from 1."""


def unbroadcast(g, shape):
    return g.sum(axis=tuple(range(g.ndim - len(shape))))


# diagnosis: UNBROADCAST_PARTIAL
