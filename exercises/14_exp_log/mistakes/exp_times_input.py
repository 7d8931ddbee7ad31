"""Multiplies by what went in where what came out belongs."""


def exp_backward(g, x):
    return g * x


def log_backward(g, x):
    return g / x


# diagnosis: USED_INPUT_FOR_OUTPUT
