import math
import numpy as np
class Dual:
    __slots__ = ("re", "eps")
    def __init__(self, re, eps=0.0):
        self.re, self.eps = re, eps
    @staticmethod
    def lift(x):
        return x if isinstance(x, Dual) else Dual(*x) if isinstance(x, tuple) else Dual(x)
    def __add__(self, o):
        o = self.lift(o)
        return type(self)(self.re + o.re, self.eps + o.eps)
    __radd__ = __add__
    def __mul__(self, o):
        o = self.lift(o)
        return type(self)(self.re * o.re, self.eps * o.re + self.re * o.eps)
    __rmul__ = __mul__
    def __truediv__(self, o):
        o = self.lift(o); q = self.re / o.re
        return self.__class__(q, (self.eps - q * o.eps) / o.re)
    def __iter__(self):
        yield self.re
        yield self.eps
    def __repr__(self):
        return f"Dual({self.re:.4g}, {self.eps:.4g})"
D = Dual.lift
def add(u, v): return tuple(D(u) + D(v))
def mul(u, v): return tuple(D(u) * D(v))
def div(u, v): return tuple(D(u) / D(v))
def power(u, n): return (u[0] ** n, (n * u[0] ** (n - 1) if n else 0.0) * u[1])
def exp(u): e = np.exp(u[0]); return e, e * u[1]
def log(u): return np.log(u[0]), np.divide(u[1], u[0])
def sin(u): return np.sin(u[0]), np.cos(u[0]) * u[1]
def slope(f, x, i):
    seeds = np.eye(len(x))[i].tolist()
    return f(tuple(zip(x, seeds)))[1]
