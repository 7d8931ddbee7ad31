"""The bias is only added, so its slope is 1: but who asks, and how much?"""

import numpy as np


def backward(g, x, w, b):
    return g @ w.T, x.T @ g, np.full(b.shape, float(len(x)))


# diagnosis: NO_UPSTREAM
