"""Fills an empty array, column by column or row by row."""

import numpy as np


def jacobian(jvp, vjp, n, m):
    J = np.empty((m, n))
    if n <= m:
        for j in range(n):
            v = np.zeros(n)
            v[j] = 1
            J[:, j] = jvp(v)
    else:
        for i in range(m):
            g = np.zeros(m)
            g[i] = 1
            J[i] = vjp(g)
    return J


def hvp(gradient, jvp, x, v):
    return jvp(gradient, x, v)
