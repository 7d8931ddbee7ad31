"""Returns the two gradients in the wrong order."""

import numpy as np


def backward(g, x, y, subscripts):
    inputs, z = subscripts.split("->")
    a, b = inputs.split(",")
    return towards(g, x, y.shape, z, a, b), towards(g, y, x.shape, z, b, a)


def towards(g, other, shape, z, others, own):
    alone = "".join(letter for letter in own if letter not in z + others)
    ones = np.ones([size for letter, size in zip(own, shape) if letter in alone])
    return np.einsum(f"{z},{others},{alone}->{own}", g, other, ones)


# diagnosis: SWAPPED_INPUTS
