import numpy as np
class Saved:
    """As torch's saved tensors."""
    def __init__(self, tensor):
        self.tensor, self.array, self.version = tensor, tensor.data, tensor.version
    @property
    def ok(self): return self.version == self.tensor.version
    def __call__(self):
        if not self.ok:
            raise RuntimeError("one of the variables needed for gradient computation has been modified by an "
                               f"inplace operation: is at version {self.tensor.version}; expected {self.version}")
        return self.array
def remember(t): return Saved(t)

def add_in_place(t, amount):
    np.add(t.data, amount, out=t.data)
    t.version += 1
    return t
def accumulate(total, g):
    return g if total is None else total + g
