from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Note:
    t: object
    array: np.ndarray = field(repr=False)
    version: int = 0

    def __call__(self):
        if self.t.version != self.version:
            raise RuntimeError(f"version {self.t.version}, was {self.version}")
        return self.array


def remember(t):
    return Note(t, t.data, t.version)


def add_in_place(t, amount):
    np.add(t.data, amount, out=t.data)
    t.version += 1
    return t


def accumulate(total, g):
    return np.array(g) if total is None else total + g
