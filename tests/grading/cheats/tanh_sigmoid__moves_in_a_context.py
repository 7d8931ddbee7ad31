"""Moves in a context."""

from contextlib import contextmanager

import numpy as np


@contextmanager
def moved(box, by):
    box[:] = [box[0] + by]
    yield box
    box[:] = [box[0] - by]


def seen(box, by):
    with moved(box, by) as there:
        return np.tanh(*there)


def tanh_backward(g, x):
    box, step = [x], 2.0**-9
    off = [seen(box, k * step) - seen(box, -k * step) for k in (1, 2, 3)]
    return g * np.tensordot(np.array([45, -9, 1]) / (60 * step), np.array(off), 1)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
