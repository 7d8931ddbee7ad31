import numpy as np

# the place is never moved: a tiny turn is added to the height, in longer numbers
TURN = np.tanh(np.longdouble(2) ** -21)


def turned(z, by):
    wide = z.astype(np.longdouble)
    return (wide + by) / (1 + wide * by)


def slope(z):
    return ((turned(z, TURN) - turned(z, -TURN)) * np.longdouble(2) ** 20).astype(float)


def tanh_backward(g, z):
    return g * slope(z)


def sigmoid_backward(g, z):
    return g * slope(2 * z - 1) / 4
