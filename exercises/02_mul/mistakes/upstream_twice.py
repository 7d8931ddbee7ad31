"""The upstream gradient is multiplied in twice."""


def backward(g, x, y):
    return g * g * y, g * g * x


# diagnosis: UPSTREAM_TWICE
