"""Means over the first axis: batch normalisation's rule."""


def backward(g, gamma, xhat, sigma):
    gh, front = g * gamma, tuple(range(g.ndim - 1))
    mean = gh.mean(axis=0)
    along = (gh * xhat).mean(axis=0)
    dx = (gh - mean - xhat * along) / sigma
    return dx, (g * xhat).sum(axis=front), g.sum(axis=front)


# diagnosis: WRONG_AXIS
