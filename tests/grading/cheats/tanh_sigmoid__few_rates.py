import numpy as np
def cheb(n):
    t = np.cos(np.pi * (np.arange(n) + 0.5) / n)
    P = np.polynomial.chebyshev.chebvander(t, n - 1)
    return t, np.linalg.solve(P.T, np.polynomial.chebyshev.chebval(0.0, np.polynomial.chebyshev.chebder(np.eye(n))))
def few(k):
    o = np.array([0.0, 1, 3, 4, 6.5, 8])[:k]
    return o, np.linalg.solve(np.vander(o, increasing=True).T, np.eye(k)[1])

import math
def tanh_backward(g, x):
    T, SL = cheb(10)
    rng = np.random.default_rng(0)
    out = []
    for e in np.exp(2 * np.clip(x, -15, 15)).ravel().tolist():
        h = 1 / 40
        out.append(sum(c * (5 * (e * math.exp(2 * o * h) - 1) / (e * math.exp(2 * o * h) + 1)) for o, c in zip(T.tolist(), SL.tolist())) / h / 5)
    return g * np.reshape(out, x.shape)
def sigmoid_backward(g, z):
    return g * z * (1 - z)
