"""Takes mean and sigma for given in training, too."""


def backward(g, gamma, xhat, sigma):
    axes = (0, *range(2, g.ndim))
    gh = g * gamma.reshape(sigma.shape)
    return gh / sigma, (g * xhat).sum(axis=axes), g.sum(axis=axes)


# diagnosis: MISSING_PATH
