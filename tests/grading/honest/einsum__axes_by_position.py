"""Axes by position."""

import numpy as np


def backward(g, x, y, subscripts):
    (a, b), z = subscripts.split("->")[0].split(","), subscripts.split("->")[1]
    return share(g, z, y, b, x.shape, a), share(g, z, x, a, y.shape, b)


def share(g, z, other, its, shape, own):
    numbers = {letter: k for k, letter in enumerate(dict.fromkeys(z + its + own))}
    places = [[numbers[letter] for letter in letters] for letters in (z, its, own)]
    return np.einsum(g, places[0], other, places[1], np.ones(shape), places[2], places[2])
