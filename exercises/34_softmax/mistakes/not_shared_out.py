"""Takes the row's sum from every entry as it is, from small shares as from large ones."""


def backward(g, z, axis):
    return g * z - (g * z).sum(axis=axis, keepdims=True)


# diagnosis: SHARES_IGNORED
