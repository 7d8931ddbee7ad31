"""The right sum, in a table of one row."""


def backward(g, x, w):
    return g @ w.T, x.T @ g, g.sum(axis=0, keepdims=True)


# diagnosis: KEEPDIMS_SHAPE
