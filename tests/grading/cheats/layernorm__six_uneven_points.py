import numpy as np
def cheb(n):
    t = np.cos(np.pi * (np.arange(n) + 0.5) / n)
    P = np.polynomial.chebyshev.chebvander(t, n - 1)
    return t, np.linalg.solve(P.T, np.polynomial.chebyshev.chebval(0.0, np.polynomial.chebyshev.chebder(np.eye(n))))
def few(k):
    o = np.array([0.0, 1, 3, 4, 6.5, 8])[:k]
    return o, np.linalg.solve(np.vander(o, increasing=True).T, np.eye(k)[1])

def hat(u, eps):
    m = u.mean(-1, keepdims=True)
    return 6 * (u - m) / np.sqrt(((u - m) ** 2).mean(-1, keepdims=True) + 25 * eps)
def backward(g, x, gamma, eps):
    lead = tuple(range(g.ndim - 1))
    n = x.shape[-1]
    w = g * gamma
    u = 5 * x + 3.0
    D = np.random.default_rng(3).normal(size=(n, n)) / np.sqrt(n)
    size = np.sqrt(u.var(-1, keepdims=True) + 25 * eps)
    T, SL = few(6)
    H = 1 / 900
    rows = [sum(c * (w * hat(u + (o * H) * size * d, eps)).sum(-1) for o, c in zip(T.tolist(), SL.tolist())) / size[..., 0] / H for d in D]
    dx = np.stack(rows, -1) @ np.linalg.inv(D).T * 5 / 6
    return dx, (g * hat(u, eps)).sum(lead) / 6, g.sum(lead)
