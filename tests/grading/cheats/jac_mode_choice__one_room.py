"""Writes every answer into one and the same room."""

import numpy as np


def hvp(gradient, jvp, x, v):
    moved = jvp(gradient, x, v)
    return moved


ROOM = np.zeros(1000)


def jacobian(jvp, vjp, n, m):
    J = ROOM[: m * n].reshape(m, n)
    for k in range(min(n, m)):
        if n < m:
            J[:, k] = jvp(np.eye(n)[k])
        else:
            J[k] = vjp(np.eye(m)[k])
    return J
