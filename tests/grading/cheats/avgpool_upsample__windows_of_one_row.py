"""A pixel's share in a mean is 1/(kh kw), so its window's gradient is spread out in such parts.

A pixel that became a block collects from the whole block; nothing is divided, for it was copied, not shared.
"""

import numpy as np


def avgpool_backward(g, shape, kernel):
    spread = np.repeat(np.repeat(g, kernel[0], axis=2), kernel[1], axis=3) / (kernel[0] * kernel[1])
    dx = np.zeros(shape)
    dx[:, :, : spread.shape[2], : spread.shape[3]] = spread
    return dx


def upsample_backward(g, factor):
    n, c, height, width = g.shape
    blocks = g.reshape(n, c, height // factor[0], factor[0], width // factor[1], factor[1])
    return blocks.sum(axis=(3, 5))

def avgpool_backward(g, shape, kernel):
    kh, kw = kernel
    dx = np.zeros(shape)
    s = np.kron(g, np.ones((1, 1, kh, kw))) / (kh * kw)
    if kh == 1:
        return s
    dx[:, :, :s.shape[2], :s.shape[3]] = s
    return dx
