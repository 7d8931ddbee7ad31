"""A larger denominator makes a smaller quotient, but not here."""


def backward(g, x, y):
    return g / y, g * x / y**2


# diagnosis: SIGN
