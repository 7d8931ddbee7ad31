"""Saves an array by turning the sign inside g, which others still need."""


def neg_backward(g):
    g *= -1
    return g


def sub_backward(g):
    return g, -g


# diagnosis: MUTATES_UPSTREAM
