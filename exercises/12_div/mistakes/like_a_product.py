"""Takes each input's slope from the other, as in a product."""


def backward(g, x, y):
    return g * y, g * x


# diagnosis: FORMULA
