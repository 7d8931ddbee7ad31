"""Cuts the padding off by a slice to -0 where there is none."""

import numpy as np


def backward(g, x, w, stride, padding):
    padded = np.pad(x, padding)
    dx, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i in range(len(g)):
        seen = slice(i * stride, i * stride + len(w))
        dx[seen] += g[i] * w
        dw += g[i] * padded[seen]
    return dx[padding:-padding], dw


# diagnosis: MINUS_ZERO
