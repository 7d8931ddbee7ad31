"""Subtracts the plain mean of g over the row, not the one weighted with the shares."""


def backward(g, z, axis):
    return z * (g - g.mean(axis=axis, keepdims=True))


# diagnosis: SHARES_IGNORED
