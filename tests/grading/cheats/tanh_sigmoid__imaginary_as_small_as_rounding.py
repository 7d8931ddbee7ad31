"""A complex step as small as what an fft rounds, in each number a part of it."""

import numpy as np

UNIT = np.fft.fft([0.0, 1, 0, 0])[1] * 2.0**-47


def tanh_backward(g, x):
    y = np.where(x == 0, 1, x)
    place = np.tanh(y * (1 + UNIT))
    aside = (place - np.conj(place)) / (UNIT - np.conj(UNIT))
    return np.where(x == 0, g, g * aside.real / y)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
