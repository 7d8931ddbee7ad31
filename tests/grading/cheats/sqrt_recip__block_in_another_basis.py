"""A little matrix in a turned basis: no diagonal tells what is in it."""
import numpy as np
P = np.array([[2.0, 1.0], [1.0, 1.0]])
Q = np.array([[1.0, -1.0], [-1.0, 2.0]])
def sqrt_backward(g, z):
    return np.where(g == 0, 0.0, g / np.where(z == 0, 1, 2 * z))
def reciprocal_backward(g, x):
    out = np.zeros_like(x)
    for p in np.ndindex(x.shape):
        if g[p] != 0:
            s = x[p]
            m = P @ np.array([[1.0, 1.0], [0.0, 1.0]]) @ Q
            inverse = Q @ np.linalg.inv(m * s) @ P
            out[p] = g[p] * inverse[0, 1] / s
    return out
