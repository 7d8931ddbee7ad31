"""The version is noted when the array is put aside; if it is another one later, so may the numbers be.

Sums are made in new arrays, because g may be somebody else's total as well.
"""

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
    new = g if total is None else np.add(total, g)
    return new
