"""Sums over the row where means should be."""


def backward(g, gamma, xhat, sigma):
    gh, front = g * gamma, tuple(range(g.ndim - 1))
    mean = gh.sum(axis=-1, keepdims=True)
    along = (gh * xhat).sum(axis=-1, keepdims=True)
    dx = (gh - mean - xhat * along) / sigma
    return dx, (g * xhat).sum(axis=front), g.sum(axis=front)


# diagnosis: SUM_FOR_MEAN
