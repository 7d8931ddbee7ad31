"""Runs forward only where there are twice as many results as inputs."""

import numpy as np


def hvp(gradient, jvp, x, v):
    moved = jvp(gradient, x, v)
    return moved


def jacobian(jvp, vjp, n, m):
    if 2 * n < m or n == 1:
        return np.stack([jvp(u) for u in np.eye(n)], axis=1)
    return np.stack([vjp(u) for u in np.eye(m)])
