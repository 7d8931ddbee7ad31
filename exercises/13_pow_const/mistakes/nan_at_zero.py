"""The school rule: right for every n but 0, where it multiplies 0 by infinity."""


def backward(g, x, n):
    return g * n * x ** (n - 1.0)


# diagnosis: NONFINITE_AT
