"""Channels one by one."""

import numpy as np


def backward(g, gamma, xhat, sigma, training):
    dx, dgamma, dbeta = np.zeros(g.shape), np.zeros(gamma.shape), np.zeros(gamma.shape)
    for c, (scale, s) in enumerate(zip(gamma, sigma.ravel())):
        here, hat = g[:, c], xhat[:, c]
        dgamma[c], dbeta[c] = (here * hat).sum(), here.sum()
        arrives = here * scale
        if training:
            arrives = arrives - scale * dbeta[c] / here.size - hat * scale * dgamma[c] / here.size
        dx[:, c] = arrives / s
    return dx, dgamma, dbeta
