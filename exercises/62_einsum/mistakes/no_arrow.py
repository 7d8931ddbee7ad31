"""Lets einsum choose the result's letters."""

import numpy as np


def backward(g, x, y, subscripts):
    inputs, z = subscripts.split("->")
    a, b = inputs.split(",")
    return towards(g, y, x.shape, z, b, a), towards(g, x, y.shape, z, a, b)


def towards(g, other, shape, z, others, own):
    return np.einsum(f"{z},{others}", g, other)


# diagnosis: RESULT_LETTERS_MISSING
