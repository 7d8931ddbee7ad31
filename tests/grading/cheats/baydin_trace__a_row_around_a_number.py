import numpy as np
K = np.array([-0.31, -0.22, -0.13, -0.07, 0.05, 0.12, 0.2, 0.27])
C = np.linalg.solve(np.vander(K, 8, increasing=True).T, np.eye(8)[1])
K2 = np.linspace(-0.3, 0.34, 14)
C2 = np.linalg.solve(np.vander(K2, increasing=True).T, np.eye(14)[1])
def baydin_trace(x1, x2):
    l, p, s = np.log(x1), x1 * x2, np.sin(x2)
    v = np.array([x1, x2, l, p, s, l + p, l + p - s])
    dl = C2 @ np.log(x1 + x1 * K2 * 0.3) / 0.3 / x1
    ds = C2 @ np.sin(x2 + K2)
    t = np.array([1, 0, dl, x2, 0, dl + x2, dl + x2])
    a = np.array([dl + x2, x1 - ds, 1, 1, -1, 1, 1])
    return v, t, a
