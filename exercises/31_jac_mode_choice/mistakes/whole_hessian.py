"""Builds all of H, column by column, to multiply it by v."""

import numpy as np


def jacobian(jvp, vjp, n, m):
    if n < m:
        found = np.stack([jvp(unit) for unit in np.eye(n)], axis=1)
    else:
        found = np.stack([vjp(unit) for unit in np.eye(m)])
    return found


def hvp(gradient, jvp, x, v):
    moved = np.stack([jvp(gradient, x, unit) for unit in np.eye(len(x))], axis=1) @ v
    return moved


# diagnosis: TOO_MANY_PASSES
