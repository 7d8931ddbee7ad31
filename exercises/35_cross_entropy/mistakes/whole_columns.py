"""Picks whole columns, so that a class right for one row counts for all."""


def backward(g, target, shares):
    dx = shares.copy()
    dx[:, target] -= 1
    return g * dx / len(target)


# diagnosis: WHOLE_COLUMNS
