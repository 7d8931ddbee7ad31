"""The product rule for numbers, letter by letter: no transpose."""


def backward(g, x, y):
    return g @ y, x @ g


# diagnosis: OTHER_INPUT_TRANSPOSED
