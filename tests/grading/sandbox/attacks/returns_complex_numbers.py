# the right numbers, and others behind an i


def backward(g, x, y):
    return g * y + 1j * g * x, g * x + 1j * g


# status: failed
