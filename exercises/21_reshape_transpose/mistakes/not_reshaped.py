"""Passes g on in the shape of z."""

import numpy as np


def reshape_backward(g):
    return g


def transpose_backward(g, axes):
    return g.transpose(np.argsort(axes))


# diagnosis: KEEPDIMS_SHAPE
