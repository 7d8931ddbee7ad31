"""Cuts into three equal pieces, whatever the lengths."""

import numpy as np


def concatenate_backward(g, axis):
    return tuple(np.array_split(g, 3, axis))


def split_backward(gs, axis):
    return np.concatenate(gs, axis)


def stack_backward(g, axis):
    return tuple(np.moveaxis(g, axis, 0))


# diagnosis: SHAPE
