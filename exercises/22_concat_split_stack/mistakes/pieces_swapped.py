"""Returns the pieces in the wrong order."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    dx, dy, dw = np.split(g, np.cumsum(lengths)[:-1], axis)
    return dy, dx, dw


def split_backward(gs, axis):
    return np.concatenate(gs, axis)


def stack_backward(g, axis):
    return tuple(np.moveaxis(g, axis, 0))


# diagnosis: SWAPPED_INPUTS
