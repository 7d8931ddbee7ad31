"""The pieces are gone afterwards: each is filled with zeros once it was copied."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.split(g, np.cumsum(lengths)[:-1], axis))


def stack_backward(g, axis):
    return tuple(np.moveaxis(g, axis, 0))


def split_backward(gs, axis):
    found = np.concatenate(gs, axis)
    for g in gs:
        g *= 0
    return found
