"""Adds only once what was read twice."""


def backward(g, table, index):
    dtable = g.T @ table[index]
    dtable[index] += g @ table
    return dtable


# diagnosis: OVERWRITTEN
