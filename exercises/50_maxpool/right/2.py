import numpy as np


def backward(g, x, z, kernel, stride):
    # from tap to tap; the first that is as large as z takes it
    dx, left = np.zeros(x.shape), np.ones(g.shape, bool)
    oh, ow = g.shape[2:]
    for a in range(kernel):
        for b in range(kernel):
            seen = (..., slice(a, a + stride * oh, stride), slice(b, b + stride * ow, stride))
            wins = left & (x[seen] == z)
            dx[seen] += g * wins
            left &= ~wins
    return dx
