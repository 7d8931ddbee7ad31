"""Logical."""

import numpy as np


def forward(x):
    return 2.0 * (x >= 0) - 1


def backward(g, x):
    inside = np.logical_and(x >= -1, x <= 1)
    out = np.zeros_like(g)
    np.copyto(out, g, where=inside)
    return out
