"""Returns the formula."""


def backward(g, x, y):
    return "g * y", "g * x"


# diagnosis: RETURNED_TYPE
