"""A five-point quotient in which no curve is asked twice by its name, and no number is small."""

import numpy as np


def tanh_backward(g, x):
    h = 1.0009765625 - 1
    most = 4 + 4 + 4 + 4 + 4
    x = np.clip(x, -most, most)
    far, near = x + 2 * h, x - 2 * h
    right, left = np.tanh(x + h), np.sinh(x - h) / np.cosh(x - h)
    e, m = np.exp(2 * far), np.expm1(2 * near)
    over = m + 2
    under = e + 1
    two = (e - 1) / under - m / over
    one = 4 * (right - left)
    width = far - near
    return g * (one + one - two) / (3 * width)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
