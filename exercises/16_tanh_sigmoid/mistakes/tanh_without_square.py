"""Forgets the square."""


def tanh_backward(g, z):
    return g * (1 - z)


def sigmoid_backward(g, z):
    return g * z * (1 - z)


# diagnosis: FORMULA
