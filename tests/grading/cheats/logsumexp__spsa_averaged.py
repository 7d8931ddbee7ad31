import numpy as np
def backward(g, x, z, axis):
    zz = z if z.ndim == x.ndim else (np.expand_dims(z, axis) if axis is not None else z)
    gg = g if g.ndim == x.ndim else (np.expand_dims(g, axis) if axis is not None else g)
    rng = np.random.default_rng(0)
    F = lambda d: np.log(np.exp(x - zz + d).sum(axis, keepdims=True))
    d = rng.choice([-1.0, 1.0], x.shape)
    out = np.zeros(x.shape)
    for k in range(400):
        d = rng.choice([-1.0, 1.0], x.shape) * 1e-5
        out += (F(d) - F(-d)) / (2 * d)
    return gg * out / 400
