"""Divides by what came out where what went in belongs."""


def exp_backward(g, z):
    return g * z


def log_backward(g, z):
    return g / z


# diagnosis: USED_OUTPUT_FOR_INPUT
