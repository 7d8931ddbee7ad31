"""Random directions, and a small system solved."""

import numpy as np


def jacobian(jvp, vjp, n, m):
    size = min(n, m)
    directions = np.linalg.qr(np.random.default_rng(1).normal(size=(size, size)))[0]
    if n < m:
        moved = np.column_stack([jvp(direction) for direction in directions.T])
        return moved @ directions.T
    return directions @ np.vstack([vjp(direction) for direction in directions.T])


def hvp(gradient, jvp, x, v):
    return jvp(gradient, x, v * 0.5) * 2
