import numpy as np
def backward(g, mu, v, eps, w, x):
    sigma = np.exp(v / 2)
    def loss(m): return (((m + sigma * eps) @ w - x) ** 2).sum(1) / 2 + (m * m).sum(1) / 2
    d = np.stack([(loss(mu + e) - loss(mu - e)) / 2 for e in np.eye(mu.shape[1])], 1)
    dmu = g[:, None] * d
    dcode = dmu - g[:, None] * mu
    return dmu, dcode * eps * sigma / 2 + g[:, None] * (sigma ** 2 - 1) / 2
