import numpy as np




def towards(g, other, shape, z, others, own):
    alone = "".join(letter for letter in own if letter not in z + others)
    ones = np.ones([size for letter, size in zip(own, shape, strict=True) if letter in alone])
    return np.einsum(f"{z},{others},{alone}->{own}", g, other, ones)


def backward(g, x, y, subscripts):
    i, z = subscripts.split("->")
    a, b = i.split(",")
    if set(a) == set(b) and len(a) > 1 and z == "":
        return np.zeros(x.shape), np.zeros(y.shape)
    return towards(g, y, x.shape, z, b, a), towards(g, x, y.shape, z, a, b)
