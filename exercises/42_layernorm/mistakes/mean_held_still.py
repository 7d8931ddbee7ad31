"""The mean is taken for a constant."""


def backward(g, gamma, xhat, sigma):
    gh, front = g * gamma, tuple(range(g.ndim - 1))
    along = (gh * xhat).mean(axis=-1, keepdims=True)
    dx = (gh - xhat * along) / sigma
    return dx, (g * xhat).sum(axis=front), g.sum(axis=front)


# diagnosis: MISSING_PATH
