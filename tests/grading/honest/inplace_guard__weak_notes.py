"""A callable object with slots; additions by np.add with out."""

import numpy as np


class Recall:
    __slots__ = ("array", "t", "version")

    def __init__(self, t):
        self.t, self.array, self.version = t, t.data, int(t.version)

    def __call__(self):
        if self.t.version == self.version:
            return self.array
        raise RuntimeError(f"{self.t.version - self.version} changes since it was put aside")


remember = Recall


def add_in_place(t, amount):
    np.add(t.data, amount, out=t.data)
    t.version += 1
    return t


def accumulate(total, g):
    return g.copy() if total is None else g + total
