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
def one(w, u, eps):
    n = u.size
    rng = np.random.default_rng(1)
    D = rng.normal(size=(4 * n * n, n)) / 60
    s = np.sqrt(u.var() + 25 * eps)
    cols = [np.ones(len(D))] + [D[:, i] for i in range(n)] + [D[:, i] * D[:, j] for i in range(n) for j in range(i, n)] + [D[:, i] * D[:, j] * D[:, k] for i in range(n) for j in range(i, n) for k in range(j, n)]
    y = np.array([(w * hat(u + s * d, eps)).sum() for d in D])
    return np.linalg.lstsq(np.stack(cols, 1), y, rcond=None)[0][1:n + 1] / s
def backward(g, x, gamma, eps):
    lead = tuple(range(g.ndim - 1))
    n = x.shape[-1]
    u = 5 * x + 3.0
    dx = np.array([one(a, b, eps) for a, b in zip((g * gamma).reshape(-1, n), u.reshape(-1, n))]).reshape(x.shape) * 5 / 6
    return dx, (g * hat(u, eps)).sum(lead) / 6, g.sum(lead)
