"""Two tables, and their sum."""

import numpy as np


def backward(g, table, index):
    scores = np.einsum("tv,tw->vw", g, table[index])
    read = np.zeros(table.shape)
    for row in set(np.asarray(index).tolist()):
        read[row] = (g @ table)[np.asarray(index) == row].sum(axis=0)
    return scores + read
