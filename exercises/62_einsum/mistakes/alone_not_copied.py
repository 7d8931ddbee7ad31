"""Leaves out the letters that only one array has."""

import numpy as np


def backward(g, x, y, subscripts):
    inputs, z = subscripts.split("->")
    a, b = inputs.split(",")
    return towards(g, y, x.shape, z, b, a), towards(g, x, y.shape, z, a, b)


def towards(g, other, shape, z, others, own):
    kept = "".join(letter for letter in own if letter in z + others)
    return np.einsum(f"{z},{others}->{kept}", g, other)


# diagnosis: NOT_EXPANDED
