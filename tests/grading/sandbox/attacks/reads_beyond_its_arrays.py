import numpy as np


def backward(g, x, y):
    far = np.lib.stride_tricks.as_strided(np.zeros(2), (2,), (1 << 45,))
    return far + g.sum(), far


# status: crashed
