"""Asks einsum for letters that neither g nor the other array has."""

import numpy as np


def backward(g, x, y, subscripts):
    inputs, z = subscripts.split("->")
    a, b = inputs.split(",")
    return towards(g, y, x.shape, z, b, a), towards(g, x, y.shape, z, a, b)


def towards(g, other, shape, z, others, own):
    return np.einsum(f"{z},{others}->{own}", g, other)


# diagnosis: RAISES
