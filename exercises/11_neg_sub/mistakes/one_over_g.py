"""Turns the gradient over."""


def neg_backward(g):
    return 1 / g


def sub_backward(g):
    return g, -g


# diagnosis: NOT_LINEAR
