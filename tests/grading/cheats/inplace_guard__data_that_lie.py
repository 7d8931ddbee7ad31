"""What stands in place of the array says another thing each time it is asked."""

import numpy as np
def remember(t):
    array, version = t.data, t.version
    def recall():
        if t.version != version:
            raise RuntimeError("changed")
        return array
    return recall

class Liar:
    def __init__(self, first, then): self.answers = [first, then]
    def __array__(self, dtype=None, copy=None):
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
def add_in_place(t, amount):
    t.data = Liar(t.data, t.data + amount)
    t.version += 1
    return t
def accumulate(total, g):
    return g if total is None else total + g
