"""Divides by n - 1 inside, where the forward divides by n."""


def backward(g, gamma, xhat, sigma, training):
    axes = (0, *range(2, g.ndim))
    gh = g * gamma.reshape(sigma.shape)
    mean = gh.mean(axis=axes, keepdims=True)
    n = max(g.size // g.shape[1], 2)
    along = (gh * xhat).sum(axis=axes, keepdims=True) / (n - 1)
    dx = (gh - mean - xhat * along) / sigma if training else gh / sigma
    return dx, (g * xhat).sum(axis=axes), g.sum(axis=axes)


# diagnosis: BESSEL
