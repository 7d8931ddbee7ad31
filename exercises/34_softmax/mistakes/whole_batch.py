"""Sums over the whole batch, so that rows which never met hear of one another."""


def backward(g, z, axis):
    return z * (g - (g * z).sum())


# diagnosis: WRONG_AXIS
