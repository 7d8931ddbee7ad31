"""Cuts the stack in three and leaves the new axis in place, with length one."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.split(g, np.cumsum(lengths)[:-1], axis))


def split_backward(gs, axis):
    return np.concatenate(gs, axis)


def stack_backward(g, axis):
    return tuple(np.split(g, 3, axis))


# diagnosis: KEEPDIMS_SHAPE
