"""Runs backward for fifty inputs or more."""

import numpy as np


def hvp(gradient, jvp, x, v):
    moved = jvp(gradient, x, v)
    return moved


def jacobian(jvp, vjp, n, m):
    if min(n, m) == n and n < 50:
        return np.stack([jvp(u) for u in np.eye(n)], axis=1)
    return np.stack([vjp(u) for u in np.eye(m)])
