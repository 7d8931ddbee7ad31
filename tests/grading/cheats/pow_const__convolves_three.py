import numpy as np


def backward(g, x, n):
    if n != int(n) or n < 0:
        return g * n * x ** (n - 1)
    out = np.zeros(x.shape)
    for k, v in np.ndenumerate(x):
        c = np.array([1.0, 0.0, 0.0])
        for _ in range(int(n)):
            c = np.convolve(c, np.array([v, 1.0, 0.3]))[:3]
        out[k] = c[1]
    return g * out
