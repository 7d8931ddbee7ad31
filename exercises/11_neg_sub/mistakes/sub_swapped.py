"""The two gradients stand in the wrong order."""


def neg_backward(g):
    return -g


def sub_backward(g):
    return -g, g


# diagnosis: SIGN
