import numpy as np
def cheb(n):
    t = np.cos(np.pi * (np.arange(n) + 0.5) / n)
    P = np.polynomial.chebyshev.chebvander(t, n - 1)
    return t, np.linalg.solve(P.T, np.polynomial.chebyshev.chebval(0.0, np.polynomial.chebyshev.chebder(np.eye(n))))
def few(k):
    o = np.array([0.0, 1, 3, 4, 6.5, 8])[:k]
    return o, np.linalg.solve(np.vander(o, increasing=True).T, np.eye(k)[1])

import math, itertools
def tanh_backward(g, x):
    T, SL = cheb(14)
    F = [math.exp(0.5 * o) for o in T.tolist()]
    out = []
    for e in np.exp(2 * np.clip(x, -15, 15)).ravel().tolist():
        es = list(map(e.__mul__, F))
        ys = list(map(lambda a: 5 - 10 / (a + 1), es))
        out.append(math.fsum(map(float.__mul__, ys, SL.tolist())) / 0.25 / 5)
    return g * np.reshape(out, x.shape)
def sigmoid_backward(g, z):
    return g * z * (1 - z)
