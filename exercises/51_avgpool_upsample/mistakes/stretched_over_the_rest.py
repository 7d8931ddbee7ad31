"""Stretches g over the whole image."""

import numpy as np


def avgpool_backward(g, shape, kernel):
    kh, kw = kernel
    rows = np.arange(shape[2]) * g.shape[2] // shape[2]
    columns = np.arange(shape[3]) * g.shape[3] // shape[3]
    return g[:, :, rows][:, :, :, columns] / (kh * kw)


def upsample_backward(g, factor):
    n, c, height, width = g.shape
    blocks = g.reshape(n, c, height // factor[0], factor[0], width // factor[1], factor[1])
    return blocks.sum(axis=(3, 5))


# diagnosis: WINDOWS_STRETCHED
