"""Returns only as much as the windows cover."""

import numpy as np


def avgpool_backward(g, kernel):
    kh, kw = kernel
    return np.repeat(np.repeat(g, kh, axis=2), kw, axis=3) / (kh * kw)


def upsample_backward(g, factor):
    n, c, height, width = g.shape
    blocks = g.reshape(n, c, height // factor[0], factor[0], width // factor[1], factor[1])
    return blocks.sum(axis=(3, 5))


# diagnosis: REST_FORGOTTEN
