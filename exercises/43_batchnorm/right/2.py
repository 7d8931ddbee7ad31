import numpy as np


def backward(g, gamma, xhat, sigma, training):
    # exercise 42 on rows of one channel each
    channels = g.shape[1]
    up = np.moveaxis(g, 1, 0).reshape(channels, -1)
    hat = np.moveaxis(xhat, 1, 0).reshape(channels, -1)
    gh = up * gamma[:, None]
    if training:
        gh = gh - gh.mean(1, keepdims=True) - hat * (gh * hat).mean(1, keepdims=True)
    rows = gh / sigma.reshape(channels, 1)
    turned = (channels, g.shape[0], *g.shape[2:])
    return np.moveaxis(rows.reshape(turned), 0, 1), (up * hat).sum(1), up.sum(1)
