"""Treats the difference like a sum."""


def neg_backward(g):
    return -g


def sub_backward(g):
    return g, g


# diagnosis: SIGN
