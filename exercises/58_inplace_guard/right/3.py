"""With functools.partial, and sums by np.sum."""

from functools import partial

import numpy as np


def recall(t, array, version):
    if t.version - version:
        raise RuntimeError("a tensor that backward needs was modified in place")
    return array


def remember(t):
    return partial(recall, t, t.data, t.version)


def add_in_place(t, amount):
    array = t.data
    array += amount
    t.version += 1
    return t


def accumulate(total, g):
    return np.sum([part for part in (total, g) if part is not None], axis=0)
