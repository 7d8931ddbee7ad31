"""Collects pixels that are far apart."""

import numpy as np


def avgpool_backward(g, shape, kernel):
    kh, kw = kernel
    spread = np.repeat(np.repeat(g, kh, axis=2), kw, axis=3) / (kh * kw)
    dx = np.zeros(shape)
    dx[:, :, : spread.shape[2], : spread.shape[3]] = spread
    return dx


def upsample_backward(g, factor):
    n, c, height, width = g.shape
    tiles = g.reshape(n, c, factor[0], height // factor[0], factor[1], width // factor[1])
    return tiles.sum(axis=(2, 4))


# diagnosis: TILED
