"""Weighs with the shares once more than the Jacobian does."""


def backward(g, z, axis):
    return z * z * (g - (g * z).sum(axis=axis, keepdims=True))


# diagnosis: ARRAY_FACTOR
