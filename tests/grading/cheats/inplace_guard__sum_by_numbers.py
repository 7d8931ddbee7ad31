"""A change counts only as long as the tensor has the array that was put aside."""

import numpy as np


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    new = g if total is None else np.add(total, g)
    return new


def remember(t):
    array, version = (t.data, t.version)

    def recall():
        if t.version != version and t.data is array:
            raise RuntimeError("changed in place")
        return array

    return recall
