import numpy as np




def towards(g, other, shape, z, others, own):
    alone = "".join(letter for letter in own if letter not in z + others)
    ones = np.ones([size for letter, size in zip(own, shape, strict=True) if letter in alone])
    return np.einsum(f"{z},{others},{alone}->{own}", g, other, ones)


def backward(g, x, y, subscripts):
    left, out = subscripts.split("->")
    a, b = left.split(",")
    def rule(own, other, arr, oth):
        seen = "".join(c for c in own if c in out or c in other)
        part = np.einsum(f"{out},{other}->{seen}", g, oth)
        shape = [n if c in seen else 1 for c, n in zip(own, arr.shape)]
        return np.broadcast_to(part.reshape(shape), arr.shape)
    return rule(a, b, x, y), rule(b, a, y, x)
