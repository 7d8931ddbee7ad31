"""The batch's mean is taken for a constant."""


def backward(g, gamma, xhat, sigma, training):
    axes = (0, *range(2, g.ndim))
    gh = g * gamma.reshape(sigma.shape)
    along = (gh * xhat).mean(axis=axes, keepdims=True)
    dx = (gh - xhat * along) / sigma if training else gh / sigma
    return dx, (g * xhat).sum(axis=axes), g.sum(axis=axes)


# diagnosis: MISSING_PATH
