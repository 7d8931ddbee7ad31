import numpy as np


def net(x, w, b, v, c):
    s = lambda a: 1 / (1 + np.exp(-a))
    return s(s(x @ w + b) @ v + c)


def gradients(x, d, w, b, v, c):
    found, ps = [], [w, b, v, c]
    T = np.arange(-4, 5) * 0.05
    e = np.zeros(9)
    e[1] = 1
    W = np.linalg.solve(np.vander(T, increasing=True).T, e)
    for k, p in enumerate(ps):
        dp = np.zeros(p.shape)
        for at in np.ndindex(p.shape):
            for t, wt in zip(T, W):
                q = [a.copy() for a in ps]
                q[k][at] += t
                dp[at] += wt * 0.5 * np.sum((net(x, *q) - d) ** 2)
        found.append(dp)
    return tuple(found)


def train(x, d, w, b, v, c, sweeps):
    ps = [w, b, v, c]
    steps = [0.0] * 4
    for _ in range(sweeps):
        s = lambda a: 1 / (1 + np.exp(-a))
        h = s(x @ ps[0] + ps[1])
        y = s(h @ ps[2] + ps[3])
        do = (y - d) * y * (1 - y)
        di = do @ ps[2].T * h * (1 - h)
        g = [x.T @ di, di.sum(0), h.T @ do, do.sum(0)]
        steps = [0.9 * a - 0.1 * b for a, b in zip(steps, g)]
        ps = [p + a for p, a in zip(ps, steps)]
    return tuple(ps)
