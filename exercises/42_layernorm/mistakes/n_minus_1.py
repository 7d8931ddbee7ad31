"""Divides by n - 1 inside, where the forward divides by n."""


def backward(g, gamma, xhat, sigma):
    gh, front = g * gamma, tuple(range(g.ndim - 1))
    mean = gh.mean(axis=-1, keepdims=True)
    along = (gh * xhat).sum(axis=-1, keepdims=True) / (xhat.shape[-1] - 1)
    dx = (gh - mean - xhat * along) / sigma
    return dx, (g * xhat).sum(axis=front), g.sum(axis=front)


# diagnosis: BESSEL
