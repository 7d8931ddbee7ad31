"""Looks at the first pixel of every block only."""

import numpy as np


def avgpool_backward(g, shape, kernel):
    kh, kw = kernel
    spread = np.repeat(np.repeat(g, kh, axis=2), kw, axis=3) / (kh * kw)
    dx = np.zeros(shape)
    dx[:, :, : spread.shape[2], : spread.shape[3]] = spread
    return dx


def upsample_backward(g, factor):
    return g[:, :, :: factor[0], :: factor[1]].copy()


# diagnosis: FIRST_CONTRIBUTION_ONLY
