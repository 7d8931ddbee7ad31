import numpy as np
def cheb(n):
    t = np.cos(np.pi * (np.arange(n) + 0.5) / n)
    P = np.polynomial.chebyshev.chebvander(t, n - 1)
    return t, np.linalg.solve(P.T, np.polynomial.chebyshev.chebval(0.0, np.polynomial.chebyshev.chebder(np.eye(n))))
def uneven():
    o = np.array([0.0, 1, 2, 4, 7, 8.5, 11, 12.5, 14])
    return o, np.linalg.solve(np.vander(o, increasing=True).T, np.eye(9)[1])

def hat(u, eps):
    m = u.mean(-1, keepdims=True)
    return 6 * (u - m) / np.sqrt(((u - m) ** 2).mean(-1, keepdims=True) + 1 * eps)
def backward(g, x, gamma, eps):
    lead = tuple(range(g.ndim - 1))
    n = x.shape[-1]
    w = g * gamma
    u = x
    D = np.random.default_rng(3).normal(size=(n, n)) / np.sqrt(n)
    size = np.sqrt(u.var(-1, keepdims=True) + 1 * eps)
    T, SL = cheb(24)
    rows = []
    for d in D:
        v = u + ((0.5 * size * d)[None] * T.reshape((-1,) + (1,) * u.ndim)); rows.append(np.tensordot(SL, (w * hat(v, eps)).sum(-1), 1) / size[..., 0] / 0.5)
    dx = np.stack(rows, -1) @ np.linalg.inv(D).T * 1 / 6
    return dx, (g * hat(u, eps)).sum(lead) / 6, g.sum(lead)
