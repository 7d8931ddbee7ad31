"""Token by token."""

import numpy as np


def backward(g, table, index):
    dtable = np.zeros(table.shape)
    for token, row in enumerate(index):
        dtable[row] += g[token] @ table
        dtable += np.outer(g[token], table[row])
    return dtable
