"""Knows the rule of x squared and uses it for every n."""


def backward(g, x):
    return g * 2 * x


# diagnosis: FORMULA
