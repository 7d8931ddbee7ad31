"""Forgets the reciprocal."""


def exp_backward(g, z):
    return g * z


def log_backward(g, x):
    return g * x


# diagnosis: FORMULA
