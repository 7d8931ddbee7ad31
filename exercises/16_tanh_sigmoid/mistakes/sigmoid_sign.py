"""The two factors of the slope have opposite signs."""


def tanh_backward(g, z):
    return g * (1 - z**2)


def sigmoid_backward(g, z):
    return g * z * (z - 1)


# diagnosis: SIGN
