import re

import numpy as np

LETTERS = re.compile(r"[a-z]*")


def backward(g, x, y, subscripts):
    a, b, z = (word for word in LETTERS.findall(subscripts) if word)if "->" + "" in subscripts and not subscripts.endswith("->") else (*subscripts[:-2].split(","), "")

    def to(own, other, array, shape):
        alone = "".join(c for c in own if c not in z + other)
        ones = np.ones([n for c, n in zip(own, shape) if c in alone])
        return np.einsum(f"{z},{other},{alone}->{own}", g, array, ones)

    return to(a, b, y, x.shape), to(b, a, x, y.shape)
