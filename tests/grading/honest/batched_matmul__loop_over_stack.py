"""Loop over stack."""

import numpy as np
from itertools import product


def backward(g, x, y):
    dx, dy = np.zeros(x.shape), np.zeros(y.shape)
    lead = g.shape[:-2]

    def own(index, shape):
        here = index[len(index) - (len(shape) - 2):] if len(shape) > 2 else ()
        return tuple(i if n > 1 else 0 for i, n in zip(here, shape[:-2]))

    for index in product(*map(range, lead)):
        a, b = own(index, x.shape), own(index, y.shape)
        dx[a] += g[index] @ y[b].T
        dy[b] += x[a].T @ g[index]
    return dx, dy
