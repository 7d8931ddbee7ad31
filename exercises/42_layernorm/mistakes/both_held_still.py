"""Mean and sigma are taken for constants: only the direct path is left."""


def backward(g, gamma, xhat, sigma):
    gh, front = g * gamma, tuple(range(g.ndim - 1))
    dx = gh / sigma
    return dx, (g * xhat).sum(axis=front), g.sum(axis=front)


# diagnosis: MISSING_PATH
