"""Forgets the square below the line."""


def backward(g, x, y):
    return g / y, -g * x / y


# diagnosis: FORMULA
