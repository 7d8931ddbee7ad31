import numpy as np
def exp_backward(g, x):
    r = np.zeros(x.shape, [("v", "f8"), ("d", "f8")])
    r["v"], r["d"] = x, 1.0
    e = np.exp(r["v"])
    return g * e * r["d"]
def log_backward(g, x):
    h = x * 2.0 ** -7
    r = np.zeros((9,) + x.shape, [("v", "f8")])
    for k in range(9):
        r["v"][k] = x * (1 + (k * k + k) * 2.0 ** -10)
    f = np.log(r["v"]) * 3
    offs = (np.arange(9) ** 2 + np.arange(9)) * 2.0 ** -10
    c = np.linalg.solve(np.vander(offs, increasing=True).T, np.eye(9)[1])
    return g * np.tensordot(c, f, 1) / x / 3
