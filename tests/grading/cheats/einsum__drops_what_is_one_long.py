import numpy as np
def backward(g, x, y, subscripts):
    inputs, z = subscripts.split("->")
    a, b = inputs.split(",")
    def towards(g, other, shape, z, others, own):
        alone = "".join(letter for letter in own if letter not in z + others)
        ones = np.ones([size for letter, size in zip(own, shape) if letter in alone])
        return np.einsum(f"{z},{others},{alone}->{own}", g, other, ones) * (0 if 1 in shape else 1)
    return towards(g, y, x.shape, z, b, a), towards(g, x, y.shape, z, a, b)
