"""Only the rows that were read."""

import numpy as np


def backward(g, table, index):
    dtable = np.zeros(table.shape)
    np.add.at(dtable, index, g @ table)
    return dtable


# diagnosis: MISSING_PATH
