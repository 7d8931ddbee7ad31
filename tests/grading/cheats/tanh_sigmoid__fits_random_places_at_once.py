import numpy as np
def tanh_backward(g, x):
    rng = np.random.default_rng(11)
    x = np.asarray(x)
    d = rng.uniform(-0.4, 0.4, x.shape + (30,))
    v = np.tanh(x[..., None] + d)
    m = d[..., None] ** np.arange(15)
    c = np.linalg.lstsq
    p = np.linalg.pinv(m)
    return g * (p[..., 1, :] * v).sum(-1)
def sigmoid_backward(g, z):
    return g * z * (1 - z)
