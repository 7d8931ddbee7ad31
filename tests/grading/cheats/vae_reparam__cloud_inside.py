import numpy as np


def backward(g, mu, v, eps, w, x):
    rng = np.random.default_rng(2)
    t = rng.uniform(-0.5, 0.5, (50, *v.shape))
    V = np.moveaxis(np.polynomial.chebyshev.chebvander(2 * t, 15), 0, -2)
    f = np.moveaxis(np.exp((v + t) / 2), 0, -1)
    k = np.arange(16)
    slope = (np.linalg.pinv(V) @ f[..., None])[..., 0] @ (k * np.sin(k * np.pi / 2)) * 2
    s = np.exp(v / 2)
    d = (mu + s * eps) @ w - x
    back = d @ w.T
    return (g[:, None] * (back + mu), g[:, None] * (back * eps * slope + (s * s - 1) / 2))
