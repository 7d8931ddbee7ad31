"""Uses what went in where what came out belongs."""


def tanh_backward(g, z):
    return g * (1 - z**2)


def sigmoid_backward(g, x):
    return g * x * (1 - x)


# diagnosis: USED_INPUT_FOR_OUTPUT
