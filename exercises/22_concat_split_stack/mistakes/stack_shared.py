"""Shares a stack's gradient out in three, as if the arrays were copies."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.split(g, np.cumsum(lengths)[:-1], axis))


def split_backward(gs, axis):
    return np.concatenate(gs, axis)


def stack_backward(g, axis):
    return tuple(part / 3 for part in np.moveaxis(g, axis, 0))


# diagnosis: FACTOR
