"""Hands the layers of a stack back in reverse."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.split(g, np.cumsum(lengths)[:-1], axis))


def split_backward(gs, axis):
    return np.concatenate(gs, axis)


def stack_backward(g, axis):
    dx, dy, dw = np.moveaxis(g, axis, 0)
    return dw, dy, dx


# diagnosis: SWAPPED_INPUTS
