from dataclasses import dataclass
import numpy as np
@dataclass(frozen=True)
class Kept:
    t: object
    array: np.ndarray
    version: int
    def __call__(self):
        if self.t.version != self.version:
            raise RuntimeError(f"changed: {self.version} -> {self.t.version}")
        return self.array
def remember(t):
    return Kept(t, t.data, t.version)
def add_in_place(t, amount):
    np.add(t.data, amount, out=t.data)
    t.version += 1
    return t
def accumulate(total, g):
    if total is None:
        return g
    return total + g
