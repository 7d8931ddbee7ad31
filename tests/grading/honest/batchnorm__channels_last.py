import numpy as np
def backward(g, gamma, xhat, sigma, training):
    c = g.shape[1]
    G = np.moveaxis(g, 1, -1).reshape(-1, c)
    X = np.moveaxis(xhat, 1, -1).reshape(-1, c)
    s = sigma.ravel()
    d = G * gamma
    if training:
        d = d - d.mean(0) - X * (d * X).mean(0)
    d = d / s
    back = d.reshape(*np.moveaxis(g, 1, -1).shape)
    return np.moveaxis(back, -1, 1), (G * X).sum(0), G.sum(0)
