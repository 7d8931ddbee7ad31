"""Hands on the upstream gradient in the shape it came."""


def unbroadcast(g, shape):
    return g.copy()


# diagnosis: UNBROADCAST_MISSING
