import numpy as np


def backward(g, x, w, stride, padding):
    n, k = len(x) + 2 * padding, len(w)
    up = np.zeros(n - k + 1)
    up[: len(g) * stride : stride] = g
    dx = np.convolve(up, w)[padding : padding + len(x)]
    dw = np.correlate(np.pad(x, padding), up, "valid")
    return dx, dw
