"""Counts the way through the normalising sum twice."""


def backward(g, z, axis):
    return z * (g - 2 * (g * z).sum(axis=axis, keepdims=True))


# diagnosis: PATH_TWICE
