import numpy as np
def backward(g, z, axis):
    s = np.maximum(np.abs(g).max(axis, keepdims=True, initial=0.0), 1e-300)
    def d(t):
        a, b = np.expm1(t * g / s), np.expm1(-t * g / s)
        ma, mb = (z * a).sum(axis, keepdims=True), (z * b).sum(axis, keepdims=True)
        return ((a - ma) / (1 + ma) - (b - mb) / (1 + mb)) * s / 2 * round(1 / t)
    return z * (4 * d(2.0**-13) - d(2.0**-12)) / 3
