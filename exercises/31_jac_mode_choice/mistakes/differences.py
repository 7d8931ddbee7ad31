"""A difference quotient of the gradient: half of the digits."""

import numpy as np


def jacobian(jvp, vjp, n, m):
    if n < m:
        found = np.stack([jvp(unit) for unit in np.eye(n)], axis=1)
    else:
        found = np.stack([vjp(unit) for unit in np.eye(m)])
    return found


def hvp(gradient, jvp, x, v):
    moved = (gradient(x + 1e-6 * v) - gradient(x - 1e-6 * v)) / 2e-6
    return moved


# diagnosis: INEXACT
