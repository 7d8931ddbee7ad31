"""Sums along the last axis, whatever `axis` says."""


def backward(g, z, axis):
    return z * (g - (g * z).sum(axis=-1, keepdims=True))


# diagnosis: WRONG_AXIS
