"""Interpolates by chebyshev."""

import numpy as np
from numpy.polynomial import chebyshev

WIDE = 0.25


def slope_at(place):
    fitted = chebyshev.chebinterpolate(lambda t: np.tanh(place + WIDE * t), 16)
    return chebyshev.chebval(0.0, chebyshev.chebder(fitted)) / WIDE


def tanh_backward(g, x):
    return g * np.vectorize(slope_at, otypes=[float])(x)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
