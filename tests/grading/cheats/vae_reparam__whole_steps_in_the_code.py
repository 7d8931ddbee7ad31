import numpy as np

def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    code = mu + sigma * eps
    def rec(c):
        return ((c @ w - x) ** 2).sum(1) / 2
    d = np.empty(code.shape)
    for j in range(code.shape[1]):
        u = np.eye(code.shape[1])[j]
        d[:, j] = (rec(code + u) - rec(code - u)) / 2
    each = g[:, None]
    dcode = each * d
    return dcode + each * mu, dcode * eps * sigma / 2 + each * (sigma ** 2 - 1) / 2
