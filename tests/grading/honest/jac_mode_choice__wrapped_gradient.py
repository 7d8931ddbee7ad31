"""The gradient is handed on in a function of its own, times 1.0."""

import numpy as np


def jacobian(jvp, vjp, n, m):
    if n <= m:
        return np.column_stack([jvp(e * 1.0) for e in np.eye(n)])
    J = np.zeros((m, n))
    for i in range(m):
        J[i] += vjp(np.arange(m) == i)
    return J


def hvp(gradient, jvp, x, v):
    def slopes(y):
        return np.asarray(gradient(y * 1.0 + 0)) * 1.0

    return jvp(slopes, np.asarray(x), np.asarray(v))
