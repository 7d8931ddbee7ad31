"""Divides as whole numbers are divided."""


def backward(g, x, y):
    return g // y, -g * x // y**2


# diagnosis: NOT_LINEAR
