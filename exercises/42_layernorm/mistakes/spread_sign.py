"""The path through sigma with the wrong sign."""


def backward(g, gamma, xhat, sigma):
    gh, front = g * gamma, tuple(range(g.ndim - 1))
    mean = gh.mean(axis=-1, keepdims=True)
    along = (gh * xhat).mean(axis=-1, keepdims=True)
    dx = (gh - mean + xhat * along) / sigma
    return dx, (g * xhat).sum(axis=front), g.sum(axis=front)


# diagnosis: PATH_SIGN
