"""Multiplies entry by entry, as for a product of numbers."""


def backward(g, x, y):
    return g * y, g * x


# diagnosis: ELEMENTWISE
