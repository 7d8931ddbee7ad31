"""Averages over the uses of a row."""

import numpy as np


def gather_backward(g, x_shape, index):
    dx, count = np.zeros(x_shape), np.zeros(x_shape)
    np.add.at(dx, index, g)
    np.add.at(count, index, 1)
    return dx / np.maximum(count, 1)


# diagnosis: MEAN_FOR_SUM
