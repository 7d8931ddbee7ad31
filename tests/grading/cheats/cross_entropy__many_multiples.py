import numpy as np
Q = np.array([0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.4, 0.75, 0.85, 1.15, 1.25])
C = np.linalg.solve(np.vander(np.log(Q), increasing=True).T, np.eye(11)[1])
def backward(g, target, shares):
    n, m = shares.shape
    out = np.zeros((n, m))
    for q, c in zip(Q, C):
        out = out + c * np.log1p(shares * (q - 1))
    out[np.arange(n), target] -= 1
    return g * out / n
