"""Cuts at the lengths instead of at their running sum."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.split(g, lengths[:-1], axis))


def split_backward(gs, axis):
    return np.concatenate(gs, axis)


def stack_backward(g, axis):
    return tuple(np.moveaxis(g, axis, 0))


# diagnosis: CUT_AT_LENGTHS
