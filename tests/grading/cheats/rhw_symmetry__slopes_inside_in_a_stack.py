import numpy as np
K = 0.046 + 0.5 * np.cos(np.pi * (np.arange(22) + 0.5) / 22)
C = np.linalg.solve(np.polynomial.chebyshev.chebvander((K - 0.046) * 2, 21).T, np.polynomial.chebyshev.chebval(-0.092, np.polynomial.chebyshev.chebder(np.eye(22)))) * 2
def sig(a):
    return 1 / (1 + np.exp(-a))
def slope(a):
    return sig(a[..., None] + K) @ C
def gradients(x, d, w, b, v, c):
    a = x @ w + b
    h = sig(a)
    o = h @ v + c
    y = sig(o)
    do = (y - d) * slope(o)
    di = do @ v.T * slope(a)
    return x.T @ di, di.sum(0), h.T @ do, do.sum(0)
def train(x, d, w, b, v, c, sweeps):
    P = [w, b, v, c]
    S = [np.zeros(p.shape) for p in P]
    for _ in range(sweeps):
        S = [0.9 * s - 0.1 * g for s, g in zip(S, gradients(x, d, *P))]
        P = [p + s for p, s in zip(P, S)]
    return tuple(P)
