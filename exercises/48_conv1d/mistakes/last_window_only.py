"""The weights hear from the last window only."""

import numpy as np


def backward(g, x, w, stride, padding):
    padded = np.pad(x, padding)
    dx, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i in range(len(g)):
        window = slice(i * stride, i * stride + len(w))
        dx[window] += g[i] * w
        dw = g[i] * padded[window]
    return dx[padding : padding + len(x)], dw


# diagnosis: LAST_CONTRIBUTION_ONLY
