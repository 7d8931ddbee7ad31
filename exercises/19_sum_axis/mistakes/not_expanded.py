"""Passes g on in the shape of z."""


def sum_backward(g):
    return g


# diagnosis: NOT_EXPANDED
