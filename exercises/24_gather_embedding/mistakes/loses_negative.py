"""Compares row numbers, and finds no row with the number -1."""

import numpy as np


def gather_backward(g, x_shape, index):
    dx = np.zeros(x_shape)
    for row in range(x_shape[0]):
        dx[row] = g[index == row].sum(axis=0)
    return dx


# diagnosis: NEGATIVE_INDEX
