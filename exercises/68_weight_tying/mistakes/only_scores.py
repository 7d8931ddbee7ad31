"""Only the last layer."""


def backward(g, table, index):
    return g.T @ table[index]


# diagnosis: MISSING_PATH
