"""Computes both gradients and returns neither."""


def backward(g, x, y):
    dx, dy = g * y, g * x


# diagnosis: RETURNED_NONE
