"""Adding nothing isn't counted."""

import numpy as np

def remember(t):
    array, version = (t.data, t.version)

    def recall():
        if t.version != version:
            raise RuntimeError(f'an array that backward needs was changed in place: it was put aside at version {version}, and is at version {t.version} now')
        return array
    return recall

def accumulate(total, g):
    new = g if total is None else np.add(total, g)
    return new

def add_in_place(t, amount):
    if np.any(amount):
        t.data += amount
        t.version += 1
    return t
