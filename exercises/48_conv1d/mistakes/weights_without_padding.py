"""Lets the windows begin at x[0]."""

import numpy as np


def backward(g, x, w, stride, padding):
    padded = np.pad(x, (0, 2 * padding))
    dx, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i in range(len(g)):
        window = slice(i * stride, i * stride + len(w))
        dx[window] += g[i] * w
        dw += g[i] * padded[window]
    return dx[padding : padding + len(x)], dw


# diagnosis: PADDING_IGNORED
