import numpy as np


def backward(g, x, w, stride, padding):
    # one number at a time
    dx, dw = np.zeros(len(x)), np.zeros(len(w))
    for i in range(len(g)):
        for j in range(len(w)):
            at = i * stride + j - padding
            if 0 <= at < len(x):
                dx[at] += g[i] * w[j]
                dw[j] += g[i] * x[at]
    return dx, dw
