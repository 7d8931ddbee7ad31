"""A complex step as small as what an fft rounds, and a part of each number."""

import numpy as np

UNIT = np.fft.fft([0.0, 1, 0, 0])[1] * 2.0**-47


def slope(f, x):
    place = f(x * (1 + UNIT))
    aside = (place - np.conj(place)) / (UNIT - np.conj(UNIT))
    return aside.real / x


def exp_backward(g, z):
    return g * z


def log_backward(g, x):
    return g * slope(np.log, x)
