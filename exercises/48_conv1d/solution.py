"""What the forward gathered from a window is scattered back into that same window, and windows overlap: add.

The weights were used in every window, so they collect from all of them.
"""

import numpy as np


def backward(g, x, w, stride, padding):
    padded = np.pad(x, padding)
    dx, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i in range(len(g)):
        window = slice(i * stride, i * stride + len(w))
        dx[window] += g[i] * w
        dw += g[i] * padded[window]
    return dx[padding : padding + len(x)], dw
