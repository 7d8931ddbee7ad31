"""Says whether the gradient is positive."""


def backward(g, x, y):
    return g * y > 0, g * x > 0


# diagnosis: DTYPE
