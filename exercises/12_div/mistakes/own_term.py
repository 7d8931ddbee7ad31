"""Adds a term that belongs nowhere."""


def backward(g, x, y):
    return g / y, -g * x / y**2 + g * x / 2


# diagnosis: WRONG_VALUES
