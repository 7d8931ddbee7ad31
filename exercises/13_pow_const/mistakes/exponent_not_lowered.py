"""Puts the exponent in front and leaves it above as it was."""


def backward(g, x, n):
    return g * n * x**n


# diagnosis: FORMULA
