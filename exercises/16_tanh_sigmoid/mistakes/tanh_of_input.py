"""Squares what went in where what came out belongs."""


def tanh_backward(g, x):
    return g * (1 - x**2)


def sigmoid_backward(g, z):
    return g * z * (1 - z)


# diagnosis: USED_INPUT_FOR_OUTPUT
