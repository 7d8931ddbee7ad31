import numpy as np


def unbroadcast(g, shape):
    letters = "abcdefghij"[: g.ndim]
    own = letters[g.ndim - len(shape) :]
    kept = "".join(a for a, n in zip(own, shape) if n != 1)
    return np.einsum(f"{letters}->{kept}", g).reshape(shape)
