"""The path through sigma with the wrong sign."""


def backward(g, gamma, xhat, sigma, training):
    axes = (0, *range(2, g.ndim))
    gh = g * gamma.reshape(sigma.shape)
    mean = gh.mean(axis=axes, keepdims=True)
    along = (gh * xhat).mean(axis=axes, keepdims=True)
    dx = (gh - mean + xhat * along) / sigma if training else gh / sigma
    return dx, (g * xhat).sum(axis=axes), g.sum(axis=axes)


# diagnosis: PATH_SIGN
