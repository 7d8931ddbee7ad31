import numpy as np
def baydin_trace(x1, x2):
    l, p, s = np.log(x1), x1 * x2, np.sin(x2)
    v = np.array([x1, x2, l, p, s, l + p, l + p - s])
    ds = 0.0
    dl = 0.0
    t = np.cos(np.pi * (np.arange(20) + 0.5) / 20)
    c = np.linalg.solve(np.polynomial.chebyshev.chebvander(t, 19).T, np.polynomial.chebyshev.chebval(0.1, np.polynomial.chebyshev.chebder(np.eye(20))))
    for a, b in zip(t.tolist(), c.tolist()):
        ds += b * np.sin(2 * ((x2 + a - 0.1) / 2))
        dl += b * np.log(x1 / 3 * (3 + a * 0.75 - 0.075)) * 4
    d = dl / x1
    return v, np.array([1, 0, d, x2, 0, d + x2, d + x2]), np.array([d + x2, x1 - ds, 1, 1, -1, 1, 1])
