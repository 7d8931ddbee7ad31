"""Takes the first n numbers, zeros in front included."""

import numpy as np


def backward(g, x, w, stride, padding):
    padded = np.pad(x, padding)
    dx, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i in range(len(g)):
        window = slice(i * stride, i * stride + len(w))
        dx[window] += g[i] * w
        dw += g[i] * padded[window]
    return dx[: len(x)], dw


# diagnosis: PADDING_CUT_WRONGLY
