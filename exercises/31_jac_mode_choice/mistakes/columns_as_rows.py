"""Stacks columns as if they were rows."""

import numpy as np


def jacobian(jvp, vjp, n, m):
    if n < m:
        found = np.stack([jvp(unit) for unit in np.eye(n)])
    else:
        found = np.stack([vjp(unit) for unit in np.eye(m)])
    return found


def hvp(gradient, jvp, x, v):
    moved = jvp(gradient, x, v)
    return moved


# diagnosis: JACOBIAN_TRANSPOSED
