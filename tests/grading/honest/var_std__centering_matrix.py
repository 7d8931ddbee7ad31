"""Centering matrix."""

import numpy as np


def var_backward(g, x, axis, ddof):
    n = x.shape[axis]
    centre = np.eye(n) - np.ones((n, n)) / n
    rows = np.moveaxis(x, axis, -1) @ centre
    return np.moveaxis(rows * g[..., None] * 2 / (n - ddof), -1, axis)


def std_backward(g, x, z, axis, ddof):
    return var_backward(g / z, x, axis, ddof) / 2
