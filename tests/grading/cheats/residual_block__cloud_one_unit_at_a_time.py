import numpy as np


def backward(g, x, w, u, h):
    rng = np.random.default_rng(0)
    k = np.arange(20)
    slope = np.empty(h.shape)
    for j in range(len(w)):
        for i in range(len(x)):
            t = rng.uniform(-0.35, 0.35, 60)
            places = x[i] @ w[j] + t
            v = np.polynomial.chebyshev.chebvander(t / 0.35, 19)
            slope[i, j] = np.linalg.lstsq(v, np.tanh(places), rcond=None)[0] @ (k * np.sin(k * np.pi / 2)) / 0.35
    d = g @ u * slope
    return (g + d @ w, d.T @ x, g.T @ h)
