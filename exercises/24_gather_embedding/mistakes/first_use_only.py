"""Sets a row at its first use and leaves it at that."""

import numpy as np


def gather_backward(g, x_shape, index):
    dx = np.zeros(x_shape)
    rows = np.ravel(index) % x_shape[0]
    each = g.reshape(rows.size, *x_shape[1:])
    for i in reversed(range(rows.size)):
        dx[rows[i]] = each[i]
    return dx


# diagnosis: FIRST_CONTRIBUTION_ONLY
