"""Sums over the outputs of each example."""


def backward(g, x, w):
    return g @ w.T, x.T @ g, g.sum(axis=1)


# diagnosis: WRONG_AXIS
