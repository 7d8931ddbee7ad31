"""Divides by the other input, both times."""


def backward(g, x, y):
    return g / y, g / x


# diagnosis: FORMULA
