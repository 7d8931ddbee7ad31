"""All answers of one shape share one array: an earlier answer changes when the next one is worked out."""

import numpy as np


def concatenate_backward(g, lengths, axis):
    return tuple(np.split(g, np.cumsum(lengths)[:-1], axis))


def stack_backward(g, axis):
    return tuple(np.moveaxis(g, axis, 0))


ROOM = {}


def split_backward(gs, axis):
    found = np.concatenate(gs, axis)
    room = ROOM.setdefault(found.shape, found)
    room[...] = found
    return room
