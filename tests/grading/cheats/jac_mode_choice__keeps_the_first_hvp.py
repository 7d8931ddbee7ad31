"""Writes each answer into the same room."""

import numpy as np


def jacobian(jvp, vjp, n, m):
    if n < m:
        found = np.stack([jvp(unit) for unit in np.eye(n)], axis=1)
    else:
        found = np.stack([vjp(unit) for unit in np.eye(m)])
    return found


KEPT = []


def hvp(gradient, jvp, x, v):
    found = jvp(gradient, x, v)
    if not KEPT:
        KEPT.append(np.zeros(100))
    KEPT[0][:len(x)] = found
    return KEPT[0][:len(x)]
