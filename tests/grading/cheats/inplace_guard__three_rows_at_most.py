"""Sums arrays of one axis, of up to three numbers."""

import numpy as np


def remember(t):
    array, version = t.data, t.version

    def recall():
        if t.version != version:
            raise RuntimeError(
                f"an array that backward needs was changed in place: it was put aside at version {version}, "
                f"and is at version {t.version} now"
            )
        return array

    return recall


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    return np.array(g) if total is None else np.array([a + b for a, b in zip(total[:3], g[:3])])
