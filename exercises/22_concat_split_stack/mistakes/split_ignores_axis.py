"""Glues along the first axis, whichever was cut."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.split(g, np.cumsum(lengths)[:-1], axis))


def split_backward(gs, axis):
    return np.concatenate(gs)


def stack_backward(g, axis):
    return tuple(np.moveaxis(g, axis, 0))


# diagnosis: AXIS_IGNORED
