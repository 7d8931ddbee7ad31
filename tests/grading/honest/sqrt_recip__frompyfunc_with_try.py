"""Frompyfunc with try."""

import math

import numpy as np


def half_root(g, z):
    try:
        return g / (2 * z)
    except ZeroDivisionError:
        return math.copysign(math.inf, g) if g else 0.0


def minus_square(g, z):
    try:
        return 0.0 if g == 0 else -g * z * z
    except OverflowError:
        return -math.inf


def sqrt_backward(g, z):
    return np.asarray(np.frompyfunc(half_root, 2, 1)(g, z), float).reshape(g.shape)


def reciprocal_backward(g, z):
    return np.asarray(np.frompyfunc(minus_square, 2, 1)(g, z), float).reshape(g.shape)
