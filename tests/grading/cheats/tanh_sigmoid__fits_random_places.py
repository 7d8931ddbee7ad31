import numpy as np
rng = np.random.default_rng(5)
def tanh_backward(g, x):
    out = np.zeros_like(x)
    for p in np.ndindex(x.shape):
        d = rng.uniform(-0.5, 0.5, 40)
        c, *_ = np.linalg.lstsq(np.vander(d, 17, increasing=True), np.tanh(x[p] + d), rcond=None)
        out[p] = g[p] * c[1]
    return out
def sigmoid_backward(g, z):
    return g * z * (1 - z)
