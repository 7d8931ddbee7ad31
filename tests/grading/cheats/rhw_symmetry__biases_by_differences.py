import numpy as np
def s(t): return 1 / (1 + np.exp(-t))
def gradients(x, d, w, b, v, c):
    def E(bb, cc): return 0.5 * ((s(s(x @ w + bb) @ v + cc) - d) ** 2).sum()
    hid = s(x @ w + b)
    # per pattern bias slopes, then the weights follow by the chain rule
    def Ep(bb, cc): return 0.5 * ((s(s(x @ w + bb) @ v + cc) - d) ** 2).sum(1)
    h = 1e-4
    dcp = ((Ep(b, c + h) - Ep(b, c - h)) / (2 * h))[:, None]
    dbp = np.stack([(Ep(b + h * e, c) - Ep(b - h * e, c)) / (2 * h) for e in np.eye(len(b))], 1)
    return x.T @ dbp, dbp.sum(0), hid.T @ dcp, dcp.sum(0)
def train(x, d, w, b, v, c, sweeps):
    p = [w, b, v, c]; m = [0, 0, 0, 0]
    for _ in range(sweeps):
        m = [0.9 * a - 0.1 * q for a, q in zip(m, gradients(x, d, *p))]
        p = [a + q for a, q in zip(p, m)]
    return tuple(p)
