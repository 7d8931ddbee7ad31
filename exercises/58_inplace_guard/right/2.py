"""A lambda with a helper; copies of the first contribution."""

import numpy as np


def checked(t, array, version):
    if version == t.version:
        return array
    raise RuntimeError(f"changed in place {t.version - version} times since it was remembered")


def remember(t):
    version = t.version
    return lambda array=t.data: checked(t, array, version)


def add_in_place(t, amount):
    np.add(t.data, amount, out=t.data)
    t.version = t.version + 1
    return t


def accumulate(total, g):
    if total is None:
        return g.copy()
    return total + g
