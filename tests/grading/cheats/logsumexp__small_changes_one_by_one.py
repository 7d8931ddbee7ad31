import numpy as np
def backward(g, x, z, axis):
    m = np.moveaxis(x, axis, -1)
    out = np.empty(m.shape)
    zz = z[..., None]
    d = m - zz
    out = np.zeros(m.shape)
    for k, c in zip((-3, -2, -1, 1, 2, 3), (-1, 9, -45, 45, -9, 1)):
        out += c * np.log1p(np.exp(d) * np.expm1(k * 0.01)) / 0.6
    return np.expand_dims(g, axis) * np.moveaxis(out, -1, axis)
