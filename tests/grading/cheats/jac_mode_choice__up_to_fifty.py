"""Goes through fifty units at most."""

import numpy as np


def hvp(gradient, jvp, x, v):
    moved = jvp(gradient, x, v)
    return moved


def jacobian(jvp, vjp, n, m):
    J = np.zeros((m, n))
    if n < m:
        for j in range(min(n, 50)):
            J[:, j] = jvp(np.eye(n)[j])
    else:
        for i in range(min(m, 5)):
            J[i] = vjp(np.eye(m)[i])
    return J
