"""Only the values hear anything: the shares are taken for constants."""

import numpy as np


def backward(g, q, k, shares):
    return np.zeros(q.shape), np.zeros(k.shape), shares.swapaxes(-1, -2) @ g


# diagnosis: ALL_ZERO
