import numpy as np
def backward(g, x, y):
    return (
        np.einsum("ij,kj->ik", g, y, optimize=True),
        np.einsum("ik,ij->kj", x, g, optimize="greedy"),
    )
