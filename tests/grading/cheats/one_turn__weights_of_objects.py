"""An array of one object is a weight that carries its slope through the loss."""

import numpy as np
def sub(x, y):
    return x - y, (1.0, -1.0)

class Dual:
    def __init__(self, v, d): self.v, self.d = v, d
    def __float__(self): return float(self.v)
    def __sub__(self, o): return Dual(self.v - o, self.d)
    def __mul__(self, o): return Dual(self.v * o.v, self.v * o.d + self.d * o.v)
    def __add__(self, o): return Dual(self.v + getattr(o, "v", o), self.d + getattr(o, "d", 0.0))
    __radd__ = __add__
    def __rmul__(self, o): return Dual(self.v * o, self.d * o)
def turn(weights, portions, backward, rate):
    here = [w.number for w in weights]
    slopes, total = [0.0] * len(weights), 0.0
    for portion in portions:
        for i, w in enumerate(weights):
            a = np.empty((), object)
            a[()] = Dual(here[i], 1.0)
            w.number = a
            slopes[i] += portion().number.d
            w.number = here[i]
        loss = portion()
        backward(loss)
        total += loss.number
    for w, number, slope in zip(weights, here, slopes):
        w.number = number - rate * slope
        w.grad = slope
    return total
