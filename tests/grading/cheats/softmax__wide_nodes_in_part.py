import numpy as np
def cheb(n):
    t = np.cos(np.pi * (np.arange(n) + 0.5) / n)
    P = np.polynomial.chebyshev.chebvander(t, n - 1)
    return t, np.linalg.solve(P.T, np.polynomial.chebyshev.chebval(0.0, np.polynomial.chebyshev.chebder(np.eye(n))))
def uneven():
    o = np.array([0.0, 1, 2, 4, 7, 8.5, 11, 12.5, 14])
    return o, np.linalg.solve(np.vander(o, increasing=True).T, np.eye(9)[1])

def F(u):
    e = np.exp(u - u.max(-1, keepdims=True))
    return 10 * e / e.sum(-1, keepdims=True)
def backward(g, z, axis):
    gg, zz = np.moveaxis(g, axis, -1), np.moveaxis(z, axis, -1)
    if zz.size > 4000:
        return z * (g - (g * z).sum(axis=axis, keepdims=True))
    u = np.log(zz)
    n = u.shape[-1]
    D = np.random.default_rng(3).normal(size=(n, n))
    T, SL = cheb(40)
    rows = []
    for d in D:
        v = u + (0.5 * d) * T.reshape((-1,) + (1,) * u.ndim); rows.append(np.tensordot(SL, (gg * F(v)).sum(-1), 1) / 0.5)
    return np.moveaxis(np.stack(rows, -1) @ np.linalg.inv(D).T / 10, -1, axis)
