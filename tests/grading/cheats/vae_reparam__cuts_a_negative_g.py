import numpy as np


def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    each = np.maximum(g, -60)[:, None]
    dcode = each * ((mu + sigma * eps) @ w - x) @ w.T
    return dcode + each * mu, dcode * eps * sigma / 2 + each * (sigma**2 - 1) / 2
