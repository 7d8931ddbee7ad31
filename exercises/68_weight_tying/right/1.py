"""With a matrix of ones and zeros that reads the rows."""

import numpy as np


def backward(g, table, index):
    reads = np.eye(len(table))[index]
    return reads.T @ (g @ table) + g.T @ (reads @ table)
