# an object that is an array only when it is asked
import numpy as np
class Lazy:
    def __init__(self, f): self.f = f
    def __array__(self, dtype=None, copy=None): return self.f()
    def __float__(self): return 1.0
    def __len__(self): return 3
def backward(g, x, y):
    return Lazy(lambda: g * y), Lazy(lambda: g * x)
