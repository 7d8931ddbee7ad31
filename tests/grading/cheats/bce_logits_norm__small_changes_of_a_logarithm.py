import numpy as np
def bce_backward(g, x, y):
    p = np.exp(-np.logaddexp(0, -x))
    t = 1e-4
    up, down = np.log1p(p * np.expm1(t)), np.log1p(p * np.expm1(-t))
    up2, down2 = np.log1p(p * np.expm1(2 * t)), np.log1p(p * np.expm1(-2 * t))
    return g * ((8 * (up - down) - (up2 - down2)) * (1e4 / 12) - y)
def norm_backward(g, x, z, axis):
    z = np.expand_dims(z, axis)
    return np.expand_dims(g, axis) * x / np.where(z > 0, z, 1)
