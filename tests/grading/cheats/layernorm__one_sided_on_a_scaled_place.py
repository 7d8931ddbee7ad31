import numpy as np
O = [0.0, 1, 2, 4, 7, 8.5, 11, 12.5, 14]
C = np.linalg.solve(np.vander(O, increasing=True).T, np.eye(len(O))[1]).tolist()
def hat(u, eps):
    m = u.mean(-1, keepdims=True)
    return 6 * (u - m) / np.sqrt(((u - m) ** 2).mean(-1, keepdims=True) + 25 * eps)
def backward(g, x, gamma, eps):
    lead = tuple(range(g.ndim - 1))
    u = 5 * x + 40.0
    n = x.shape[-1]
    w = g * gamma
    D = np.random.default_rng(3).normal(size=(n, n))
    size = u.std(-1, keepdims=True) + np.sqrt(eps)
    rows = []
    for d in D:
        step = d * size / 300
        rows.append(sum(c * (w * hat(u + o * step, eps)).sum(-1) for o, c in zip(O, C)) / size[..., 0] * 300)
    dx = np.stack(rows, -1) @ np.linalg.inv(D).T * 5 / 6
    return dx, (g * hat(u, eps)).sum(lead) / 6, g.sum(lead)
