"""Notes the version on the tensor itself: remembering it anew makes the first memory believe that all is well."""

import numpy as np


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    new = g if total is None else np.add(total, g)
    return new


def remember(t):
    array = t.data
    t.put_aside = t.version

    def recall():
        if t.version != t.put_aside:
            raise RuntimeError("changed in place")
        return array

    return recall
