import numpy as np


def backward(g, gamma, xhat, sigma):
    # the whole matrix of every row: 1 - 1/n - xhat xhat / n, over sigma
    n = g.shape[-1]
    table = np.eye(n) - 1 / n - xhat[..., :, None] * xhat[..., None, :] / n
    dx = ((g * gamma)[..., None, :] @ table)[..., 0, :] / sigma
    dgamma, dbeta = g * xhat, g
    while dgamma.ndim > 1:
        dgamma, dbeta = dgamma.sum(0), dbeta.sum(0)
    return dx, dgamma, dbeta * 1.0
