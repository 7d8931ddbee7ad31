import numpy as np


def backward(g, x, y, subscripts):
    inputs, z = subscripts.split("->")
    a, b = inputs.split(",")
    return towards(g, y, x.shape, z, b, a), towards(g, x, y.shape, z, a, b)


def towards(g, other, shape, z, others, own):
    kept = [letter for letter in own if letter in z + others]
    small = np.einsum(f"{z},{others}->{''.join(kept)}", g, other)
    lost = tuple(axis for axis, letter in enumerate(own) if letter not in kept)
    return np.broadcast_to(np.expand_dims(small, lost), shape).copy()
