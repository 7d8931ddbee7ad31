"""Remembers the last two tensors only."""

import numpy as np


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    new = g if total is None else np.add(total, g)
    return new


LAST = []


def remember(t):
    note = (t, t.data, t.version)
    LAST.append(note)
    del LAST[:-2]

    def recall():
        if note in LAST and t.version != note[2]:
            raise RuntimeError("changed in place")
        return note[1]

    return recall
