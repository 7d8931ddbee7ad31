import numpy as np
K = np.array([-0.41, -0.3, -0.22, -0.13, -0.07, 0.05, 0.12, 0.2, 0.29, 0.37, 0.46, 0.5])
C = np.linalg.solve(np.vander(K, increasing=True).T, np.eye(12)[1])
def sig(a):
    return 1 / (1 + np.exp(-a))
def slope(a):
    return sum(c * sig(a + k) for k, c in zip(K, C))
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
