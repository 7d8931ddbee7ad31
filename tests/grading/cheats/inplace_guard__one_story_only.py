"""After one RuntimeError it gives the array out."""

import numpy as np


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    new = g if total is None else np.add(total, g)
    return new


def remember(t):
    array, version = t.data, [t.version]

    def recall():
        if t.version != version[0]:
            version[0] = t.version
            raise RuntimeError("changed in place")
        return array

    return recall
