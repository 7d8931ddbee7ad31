import numpy as np


class Told(int):
    def __add__(self, more):
        self.rung.append(1)
        new = Told(int(self) + more)
        new.rung = self.rung
        return new


def remember(t):
    new = Told(int(t.version))
    new.rung = getattr(t.version, "rung", [])
    t.version = new
    before = len(new.rung)

    def recall():
        if len(new.rung) > before:
            raise RuntimeError("it was changed in place")
        return t.data

    return recall


def add_in_place(t, amount):
    t.data += amount
    t.version += 1
    return t


def accumulate(total, g):
    return g.copy() if total is None else total + g
