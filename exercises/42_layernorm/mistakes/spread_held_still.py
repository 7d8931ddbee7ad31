"""Sigma is taken for a constant."""


def backward(g, gamma, xhat, sigma):
    gh, front = g * gamma, tuple(range(g.ndim - 1))
    mean = gh.mean(axis=-1, keepdims=True)
    dx = (gh - mean) / sigma
    return dx, (g * xhat).sum(axis=front), g.sum(axis=front)


# diagnosis: MISSING_PATH
