import numpy as np
def sqrt_backward(g, x, z):
    r = z.copy()
    for _ in range(8):
        r = 0.5 * (r + np.divide(x, r, out=np.zeros_like(r), where=r != 0))
    return np.divide(g, 2 * r, out=np.zeros_like(g), where=g != 0)
def reciprocal_backward(g, z):
    return -np.where(g == 0, 0, g * z) * np.where(g == 0, 0, z)
