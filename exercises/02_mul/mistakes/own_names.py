"""Names the inputs as it likes; the checker goes by the names."""


def backward(g, a, b):
    return g * b, g * a


# diagnosis: UNKNOWN_NAME
