"""z is a sum of x·y over all letters, so dx is a sum of g·y over all letters that x has not: an einsum again.

Letters that only x has were summed: each of those entries counted once, so the gradient is copied along them.
"""

import numpy as np


def backward(g, x, y, subscripts):
    inputs, z = subscripts.split("->")
    a, b = inputs.split(",")
    return towards(g, y, x.shape, z, b, a), towards(g, x, y.shape, z, a, b)


def towards(g, other, shape, z, others, own):
    alone = "".join(letter for letter in own if letter not in z + others)
    ones = np.ones([size for letter, size in zip(own, shape, strict=True) if letter in alone])
    return np.einsum(f"{z},{others},{alone}->{own}", g, other, ones)
