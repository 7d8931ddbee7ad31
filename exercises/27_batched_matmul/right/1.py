import numpy as np


def backward(g, x, y):
    dx = np.einsum("...ij,...kj->...ik", g, y)
    dy = np.einsum("...ki,...kj->...ij", x, g)
    return down(dx, x), down(dy, y)


def down(big, small):
    while big.ndim > small.ndim:
        big = big.sum(axis=0)
    for axis in range(small.ndim):
        if small.shape[axis] == 1 and big.shape[axis] > 1:
            big = big.sum(axis=axis, keepdims=True)
    return big
