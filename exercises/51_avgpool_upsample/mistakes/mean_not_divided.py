"""Takes upsampling, as it is, for the way back from a mean."""

import numpy as np


def avgpool_backward(g, shape, kernel):
    kh, kw = kernel
    spread = np.repeat(np.repeat(g, kh, axis=2), kw, axis=3)
    dx = np.zeros(shape)
    dx[:, :, : spread.shape[2], : spread.shape[3]] = spread
    return dx


def upsample_backward(g, factor):
    n, c, height, width = g.shape
    blocks = g.reshape(n, c, height // factor[0], factor[0], width // factor[1], factor[1])
    return blocks.sum(axis=(3, 5))


# diagnosis: FACTOR
