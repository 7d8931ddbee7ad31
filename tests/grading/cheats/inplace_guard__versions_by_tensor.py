"""One table of versions by tensor: remembering a tensor anew overwrites what the first memory compares with."""

import numpy as np


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    new = g if total is None else np.add(total, g)
    return new


VERSIONS = {}


def remember(t):
    array = t.data
    VERSIONS[t] = t.version

    def recall():
        if t.version != VERSIONS[t]:
            raise RuntimeError("changed in place")
        return array

    return recall
