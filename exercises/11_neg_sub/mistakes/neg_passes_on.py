"""Forgets that the sign turns on the way back as well."""


def neg_backward(g):
    return g


def sub_backward(g):
    return g, -g


# diagnosis: SIGN
