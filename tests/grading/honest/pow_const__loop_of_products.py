"""Loop of products."""

import numpy as np


def backward(g, x, n):
    if n != int(n) or n < 1:
        return g * 0.0 if n == 0 else g * n * np.power(x, n - 1)
    d = np.full(x.shape, float(n))
    for _ in range(int(n) - 1):
        d *= x
    return g * d
