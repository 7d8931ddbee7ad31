"""Takes the direction for the place."""

import numpy as np


def jacobian(jvp, vjp, n, m):
    if n < m:
        found = np.stack([jvp(unit) for unit in np.eye(n)], axis=1)
    else:
        found = np.stack([vjp(unit) for unit in np.eye(m)])
    return found


def hvp(gradient, jvp, x, v):
    moved = jvp(gradient, v, x)
    return moved


# diagnosis: SWAPPED_INPUTS
