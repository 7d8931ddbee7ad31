"""Richardson in a generator."""

import numpy as np


def quotients(f, x):
    width = 1 / 8
    while True:
        yield (f(x + width) - f(x - width)) / width / 2
        width = width / 2


def better(rows, power=4):
    first = next(rows)
    for second in rows:
        yield second + (second - first) / (power - 1)
        first = second


def slope_of(row):
    rows = quotients(np.tanh, row)
    for order in range(1, 6):
        rows = better(rows, 4**order)
    return next(rows)


def tanh_backward(g, x):
    if x.ndim == 0 or x.size == 0:
        return g * slope_of(x)
    return g * np.apply_along_axis(slope_of, -1, x)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
