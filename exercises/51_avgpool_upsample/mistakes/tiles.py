"""Lays g out over and over, where each of its entries should be spread out."""

import numpy as np


def avgpool_backward(g, shape, kernel):
    kh, kw = kernel
    spread = np.tile(g, (1, 1, kh, kw)) / (kh * kw)
    dx = np.zeros(shape)
    dx[:, :, : spread.shape[2], : spread.shape[3]] = spread
    return dx


def upsample_backward(g, factor):
    n, c, height, width = g.shape
    blocks = g.reshape(n, c, height // factor[0], factor[0], width // factor[1], factor[1])
    return blocks.sum(axis=(3, 5))


# diagnosis: TILED
