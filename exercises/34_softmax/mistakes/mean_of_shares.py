"""Takes a mean where the shares are the weights already."""


def backward(g, z, axis):
    return z * (g - (g * z).mean(axis=axis, keepdims=True))


# diagnosis: PATH_FACTOR
