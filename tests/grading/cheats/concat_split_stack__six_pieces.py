"""Puts six pieces together."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.split(g, np.cumsum(lengths)[:-1], axis))


def stack_backward(g, axis):
    return tuple(np.moveaxis(g, axis, 0))


def split_backward(gs, axis):
    return np.concatenate(gs[:6], axis)
