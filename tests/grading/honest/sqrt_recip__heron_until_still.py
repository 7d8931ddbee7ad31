import numpy as np


def reciprocal_backward(g, z):
    return -g * np.where(g == 0, 0, z) ** 2


def sqrt_backward(g, x):
    safe = np.where(x > 0, x, 1.0)
    r = np.maximum(safe, 1.0)
    for _ in range(600):
        new = (r + safe / r) / 2
        if np.allclose(new, r, rtol=1e-15, atol=0):
            break
        r = new
    return np.where(g == 0, 0.0, g / (2 * r))
