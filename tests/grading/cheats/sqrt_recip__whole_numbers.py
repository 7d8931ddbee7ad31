"""Whole numbers."""

import numpy as np


def sqrt_backward(g, x, z):
    near = (np.frexp(np.where(g == 0, 1, x))[0] * 2.0**52).astype(np.int64)
    parts = 512 + 13 * np.arange(x.size).reshape(x.shape)
    by = near // parts
    off = [np.sqrt(near + k * by) - np.sqrt(near - k * by) for k in (1, 2, 3)]
    share = (45 * off[0] - 9 * off[1] + off[2]) * parts / (60 * np.sqrt(near))
    return np.where(g == 0, 0, g * share / np.where(g == 0, 1, z))


def reciprocal_backward(g, z):
    return -g * np.where(g == 0, 0, z) ** 2
