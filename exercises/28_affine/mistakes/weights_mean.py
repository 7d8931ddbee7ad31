"""Divides by the number of examples, as if this were the loss."""


def backward(g, x, w):
    return g @ w.T, x.T @ g / len(x), g.sum(axis=0)


# diagnosis: FACTOR
