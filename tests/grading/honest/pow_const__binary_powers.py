"""Binary powers."""

import numpy as np


def power(x, n):
    if n == 0:
        return np.ones_like(x)
    half = power(x, n // 2)
    return half * half * (x if n % 2 else 1.0)


def backward(g, x, n):
    if n == 0:
        return np.zeros(x.shape)
    if n == int(n) and n > 0:
        return g * n * power(x, int(n) - 1)
    return g * n * x ** (n - 1)
