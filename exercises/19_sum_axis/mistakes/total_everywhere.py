"""Adds up all that comes from above and sends it to everybody."""

import numpy as np


def sum_backward(g, x_shape):
    return np.full(x_shape, g.sum())


# diagnosis: UPSTREAM_POOLED
