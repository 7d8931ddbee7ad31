"""Right for each use, but the uses of a broadcast matrix are never brought together."""


def backward(g, x, y):
    return g @ y.swapaxes(-1, -2), x.swapaxes(-1, -2) @ g


# diagnosis: UNBROADCAST_MISSING
