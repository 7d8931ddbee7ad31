"""The slopes alone, without what comes from above."""

import numpy as np


def neg_backward(g):
    return -g


def sub_backward(g):
    return np.ones_like(g), -np.ones_like(g)


# diagnosis: NO_UPSTREAM
