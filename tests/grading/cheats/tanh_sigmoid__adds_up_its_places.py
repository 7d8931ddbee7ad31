"""Adds up its places."""

from itertools import accumulate, repeat

import numpy as np

STEP = 2.0**-9


def tanh_backward(g, x):
    places = [*accumulate(repeat(STEP, 6), initial=x - 3 * STEP)]
    values = [*map(np.tanh, places)]
    weights = [-1, 9, -45, 0, 45, -9, 1]
    return g * sum(w * v for w, v in zip(weights, values, strict=True)) / 60 * 2**9


def sigmoid_backward(g, z):
    return g * z * (1 - z)
