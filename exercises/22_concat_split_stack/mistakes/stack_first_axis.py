"""Unpacks a stack along its first axis, wherever the new axis is."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.split(g, np.cumsum(lengths)[:-1], axis))


def split_backward(gs, axis):
    return np.concatenate(gs, axis)


def stack_backward(g):
    return g[0], g[1 % len(g)], g[2 % len(g)]


# diagnosis: AXIS_IGNORED
