import numpy as np


def backward(g, x, y, subscripts):
    left, z = subscripts.split("->")
    a, b = left.split(",")
    sizes = dict(zip(a, x.shape)) | dict(zip(b, y.shape))

    def to(own, other, array):
        missing = [c for c in own if c not in z and c not in other]
        spread = np.ones([sizes[c] for c in missing])
        return np.einsum(f"{z},{other},{''.join(missing)}->{own}", g, array, spread)

    return to(a, b, y), to(b, a, x)
