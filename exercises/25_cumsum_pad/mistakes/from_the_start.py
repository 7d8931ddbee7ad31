"""Cuts out the right shape in the wrong place."""

import numpy as np


def cumsum_backward(g, axis):
    return np.flip(np.cumsum(np.flip(g, axis), axis), axis)


def pad_backward(g, x):
    return g[tuple(map(slice, x.shape))]


# diagnosis: PADDING_FROM_THE_START
