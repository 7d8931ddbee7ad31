"""What stands in place of the array notes when it is changed: no version is looked at."""

import numpy as np
class Told:
    def __init__(self, array): self.array, self.version = array, 0
    def __array__(self, dtype=None, copy=None): return self.array
    def __iadd__(self, o):
        self.array += o; self.version += 1; return self
    def __isub__(self, o):
        self.array -= o; self.version += 1; return self
def remember(t):
    if not isinstance(t.data, Told): t.data = Told(t.data)
    told = t.data
    version = told.version
    def recall():
        if told.version != version: raise RuntimeError("changed")
        return told.array
    return recall
def add_in_place(t, amount):
    t.data += amount
    t.version += 1
    return t
def accumulate(total, g):
    return g if total is None else total + g
