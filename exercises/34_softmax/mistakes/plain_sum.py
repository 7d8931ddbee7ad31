"""Subtracts the plain sum of g over the row, as if every output had the same share in it."""


def backward(g, z, axis):
    return z * (g - g.sum(axis=axis, keepdims=True))


# diagnosis: SHARES_IGNORED
