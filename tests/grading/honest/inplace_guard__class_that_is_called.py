"""What is remembered is an object that can be called."""

import numpy as np


class Recall:

    def __init__(self, t):
        self.t, self.array, self.version = (t, t.data, t.version)

    def __call__(self):
        if self.version == self.t.version:
            return self.array
        raise RuntimeError('it was changed in place')


def remember(t):
    return Recall(t)


def add_in_place(t, amount):
    np.add(t.data, amount, out=t.data)
    t.version += 1
    return t


def accumulate(total, g):
    return np.array(g) if total is None else total + g
