"""Saves an array by multiplying into g, which others still need."""


def backward(g, x, y):
    dy = g * x
    g *= y
    return g, dy


# diagnosis: MUTATES_UPSTREAM
