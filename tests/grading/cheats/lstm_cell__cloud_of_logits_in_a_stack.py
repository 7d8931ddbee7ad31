import numpy as np


def backward(g, z, x, h, c, w, u, gates):
    n = c.shape[1]
    i, f, new, o = np.split(gates, 4, axis=1)
    k = np.arange(16)

    def slope(p):
        if p.max(initial=0) > 0.99 or p.min(initial=1) < 0.01 or (not p.size) or (p.size > 100):
            return p * (1 - p)
        a = np.log(p / (1 - p))
        s = np.arange(1, 41).reshape(-1, 1, 1)
        t = 0.6 * np.sin(1.7 * s + s * s * np.arange(1, a.size + 1).reshape(a.shape))
        y = np.moveaxis(1 / (1 + np.exp(-(a + t))), 0, -1)
        v = np.polynomial.chebyshev.chebvander(np.moveaxis(t, 0, -1) / 0.6, 15)
        return (np.linalg.pinv(v) @ y[..., None])[..., 0] @ (k * np.sin(k * np.pi / 2)) / 0.6
    ds, dm = g
    t = np.tanh(z[1])
    dm = dm + ds * o * (1 - t * t)
    da = np.concatenate([dm * new * slope(i), dm * c * slope(f), dm * i * (1 - new ** 2), ds * t * slope(o)], 1)
    return (da @ w, da @ u, dm * f, da.T @ x, da.T @ h, da.sum(0))
