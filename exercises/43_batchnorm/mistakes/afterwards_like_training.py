"""Doesn't look at `training`."""


def backward(g, gamma, xhat, sigma):
    axes = (0, *range(2, g.ndim))
    gh = g * gamma.reshape(sigma.shape)
    mean = gh.mean(axis=axes, keepdims=True)
    along = (gh * xhat).mean(axis=axes, keepdims=True)
    dx = (gh - mean - xhat * along) / sigma
    return dx, (g * xhat).sum(axis=axes), g.sum(axis=axes)


# diagnosis: EVAL_AS_TRAINING
