"""Takes every piece from the start of g."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.take(g, np.arange(n), axis) for n in lengths)


def split_backward(gs, axis):
    return np.concatenate(gs, axis)


def stack_backward(g, axis):
    return tuple(np.moveaxis(g, axis, 0))


# diagnosis: CUT_FROM_THE_START
