"""Gives back the array that the tensor has now."""

import numpy as np


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    new = g if total is None else np.add(total, g)
    return new


def remember(t):
    version = t.version

    def recall():
        if t.version != version:
            raise RuntimeError('changed')
        return t.data
    return recall
