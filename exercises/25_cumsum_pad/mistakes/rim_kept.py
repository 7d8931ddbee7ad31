"""Lets the gradient of the padded zeros through."""

import numpy as np


def cumsum_backward(g, axis):
    return np.flip(np.cumsum(np.flip(g, axis), axis), axis)


def pad_backward(g):
    return g


# diagnosis: PADDING_KEPT
